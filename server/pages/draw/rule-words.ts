import { type DrawRules, findDrawRules } from '../../../domain/draw/draw-rules.ts';
import type { Procedure, WaivableRule } from '../../../domain/procedure/procedure.ts';
import { type BasisView, toBasisView } from '../standing-mark.ts';

/** A rule of a draw: the question that the sources leave, and how it is read. */
export interface RuleView {
  readonly title: string;
  readonly reading: string;
  readonly basis: BasisView;
}

/** The rules by which a draw of this procedure would be held now. */
export function toRuleViews(procedure: Procedure): readonly RuleView[] {
  const rules = findDrawRules(procedure);
  return rules === undefined ? [] : toFrozenRuleViews(rules);
}

/** The rules of a draw as they were frozen. */
export function toFrozenRuleViews(rules: DrawRules): readonly RuleView[] {
  return [
    { title: 'Sizes of the groups', reading: readGroups(rules), basis: toBasisView(rules.groups.basis) },
    {
      title: 'Regional groups in each group',
      reading: readRegionalShare(rules),
      basis: toBasisView(rules.regionalShare.basis),
    },
    {
      title: 'Reviewers of each instrument',
      reading: readCoverage(rules),
      basis: toBasisView(rules.coverage.basis),
    },
    { title: 'Mutual reviews', reading: readMutual(rules), basis: toBasisView(rules.mutual.basis) },
    { title: 'How often a State reviews', reading: readLoad(rules), basis: toBasisView(rules.load.basis) },
    { title: 'One draw or several', reading: readRounds(rules), basis: toBasisView(rules.rounds.basis) },
    {
      title: 'Most reviewers of one review',
      reading: `${rules.maximumReviewers.value} at most`,
      basis: toBasisView(rules.maximumReviewers.basis),
    },
    ...(rules.waivers === undefined
      ? []
      : [
          {
            title: 'What may be waived',
            reading: readWaivers(rules.waivers.value),
            basis: toBasisView(rules.waivers.basis),
          },
        ]),
  ];
}

function readGroups({ groups: { value } }: DrawRules): string {
  return 'sizes' in value
    ? `Exactly ${value.sizes.join(', ')}`
    : `${value.even} groups whose sizes differ by one at most`;
}

function readRegionalShare({ regionalShare: { value } }: DrawRules): string {
  switch (value) {
    case 'free':
      return 'As the lot falls';
    case 'even':
      return 'Each regional group is spread over the groups as evenly as the sizes allow';
  }
}

function readCoverage({ coverage: { value } }: DrawRules): string {
  switch (value) {
    case 'one':
      return 'One that is party to it';
    case 'two':
      return 'Two that are party to it; what a drawn State lacks is given to an additional one';
    case 'two-regions':
      return 'Two that are party to it, one of the own regional group and one of another';
  }
}

function readMutual({ mutual: { value } }: DrawRules): string {
  switch (value) {
    case 'whole':
      return 'None over the whole draw';
    case 'within-group':
      return 'None within one group';
  }
}

function readLoad({ load: { value } }: DrawRules): string {
  switch (value) {
    case 'free':
      return 'As the lot falls';
    case 'principal':
      return 'The numbers of principal reviews of any two States differ by one at most';
  }
}

function readRounds({ rounds: { value } }: DrawRules): string {
  switch (value) {
    case 'per-group':
      return 'The first draw is of the groups and the reviewers of group 1; each further group has a draw of its reviewers in its year';
    case 'at-once':
      return 'One draw, with the reviewers of all groups at once';
  }
}

function readWaivers(rules: readonly WaivableRule[]): string {
  if (rules.length === 0) return 'Nothing';
  return rules.map((rule) => WAIVER_WORDS[rule]).join('; ');
}

/** What a waiver of each rule permits. */
export const WAIVER_WORDS: Readonly<Record<WaivableRule, string>> = {
  'maximum-reviewers': 'More reviewers of one review than the limit',
  'mutual-review': 'Two States reviewing each other',
};
