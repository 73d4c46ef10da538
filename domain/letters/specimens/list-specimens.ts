import { parseCivilDate } from '../../calendar/civil-date.ts';
import type { CivilDate, TimeSpan } from '../../calendar/time.ts';
import type { ObligationId, Procedure } from '../../procedure/procedure.ts';
import type { ActBody, ReviewParty } from '../../review/acts.ts';
import type { Matter } from '../letter-facts.ts';
import { daysLater, type InventedReview, inventReview, stepsBefore, toMatter } from './invented-review.ts';
import { ladderSpecimens } from './ladder-specimens.ts';
import { inventTasks, type Specimen, toSpecimen } from './specimen.ts';

const OPENED_ON = parseCivilDate('2021-11-01');
/** Half a year later February has no such day. */
const MONTH_END = parseCivilDate('2021-08-31');

/**
 * Each kind of letter that a mechanism's procedure can lead to, from invented facts about invented reviews: for those who judge the texts.
 * What proceedings make of the acts is made by the functions that serve real ones.
 * @param states three at least
 */
export function listSpecimens(procedure: Procedure, states: readonly ReviewParty[]): readonly Specimen[] {
  return [
    ...ladderSpecimens(procedure, states, OPENED_ON),
    ...obligationSpecimens(procedure, states),
    ...changedDates(procedure, states),
    ...severalMatters(procedure, states),
  ];
}

/** The first letter about everything that has a time limit, with what its reasoning says. */
function obligationSpecimens(procedure: Procedure, states: readonly ReviewParty[]): readonly Specimen[] {
  const opened = inventReview(procedure, states, OPENED_ON);
  return procedure.obligations
    .filter(({ ladder, time }) => ladder !== null && time !== null)
    .flatMap(({ id }) => {
      const review = inventReview(procedure, states, OPENED_ON, stepsBefore(procedure, id, opened));
      const matter = findMatter(review, id, 'opening');
      return matter === undefined ? [] : [toSpecimen(`first-letter-${id}`, 'focal-point', [matter])];
    });
}

/** Dates that were moved, that end a short month, that were written about late; and to whom else a letter can go. */
function changedDates(procedure: Procedure, states: readonly ReviewParty[]): readonly Specimen[] {
  const obligation = findLongestObligation(procedure);
  const party = states[0]?.code ?? '';
  const write = (name: string, on: CivilDate, further: readonly ActBody[], rung: string) => {
    const matter = findMatter(inventReview(procedure, states, on, further), obligation, rung);
    return matter === undefined ? [] : [{ name, matter }];
  };
  const extended: ActBody = {
    kind: 'extension-granted',
    obligation,
    party,
    by: 'P1M15D' as TimeSpan,
    on: parseCivilDate('2022-03-01'),
    reason: 'invented',
  };
  const [suspendedOn, resumedOn] = [parseCivilDate('2022-01-10'), parseCivilDate('2022-02-02')];
  const rested: readonly ActBody[] = [
    { kind: 'review-suspended', on: suspendedOn, reason: 'invented' },
    { kind: 'review-resumed', on: resumedOn, reason: 'invented' },
  ];
  const plain = write('late', OPENED_ON, [], 'before-30');
  return [
    ...write('date-changed-by-extension', OPENED_ON, [extended], 'opening'),
    ...write('date-changed-by-suspension', OPENED_ON, rested, 'opening'),
    ...write('month-end', MONTH_END, [], 'opening'),
  ]
    .map(({ name, matter }) => toSpecimen(name, 'focal-point', [matter]))
    .concat(
      plain.flatMap(({ matter }) => [
        toSpecimen('late', 'focal-point', [matter], { now: daysLater(matter.notice.moment, 9) }),
        toSpecimen('to-mission-without-focal-point', 'permanent-mission', [matter]),
        toSpecimen('instead-of-focal-point', 'permanent-mission', [matter], { insteadOfFocalPoint: true }),
      ]),
    );
}

/** Letters that carry several dates, or tasks of the secretariat. */
function severalMatters(procedure: Procedure, states: readonly ReviewParty[]): readonly Specimen[] {
  const reviews = states.map((_, index) =>
    inventReview(procedure, [...states.slice(index), ...states.slice(0, index)], OPENED_ON),
  );
  const party = states[0]?.code ?? '';
  const first = procedure.obligations.find(({ ladder }) => ladder !== null)?.id ?? '';
  const longest = findLongestObligation(procedure);
  const compact = (matters: readonly (Matter | undefined)[]) =>
    matters.filter((matter) => matter !== undefined);
  // In its own review the State owes something else than in those of others.
  const openings = compact(
    reviews.map((review, index) => findMatter(review, index === 0 ? longest : first, 'opening', party)),
  );
  const overdue = compact(reviews.map((review) => findMatter(review, first, 'mission', party)));
  const toOfficers = compact(reviews.map((review) => findMatter(review, longest, 'secretariat')));
  const review = toOfficers[0]?.review;
  const tasks = review === undefined ? [] : inventTasks(review);
  return [
    toSpecimen('digest-of-openings', 'focal-point', openings),
    toSpecimen('digest-to-mission', 'permanent-mission', overdue),
    toSpecimen('digest-to-secretariat', 'secretariat', toOfficers, { tasks }),
    toSpecimen('tasks', 'secretariat', [], { tasks }),
  ].filter(({ facts }) => facts.matters.length + facts.tasks.length > 0);
}

/** The notice of that rung about what that party, or whoever comes first, owes. */
function findMatter(
  review: InventedReview,
  obligation: ObligationId,
  rung: string,
  party?: string,
): Matter | undefined {
  const notice = review.notices.find(
    (candidate) =>
      candidate.obligation === obligation &&
      candidate.rung === rung &&
      (party === undefined || candidate.party === party),
  );
  return notice === undefined ? undefined : toMatter(review, notice);
}

/** What the State under review owes by the longest time. */
function findLongestObligation({ obligations }: Procedure): ObligationId {
  const owed = obligations.filter(
    ({ ladder, owedBy, time }) => ladder !== null && owedBy === 'under-review' && time !== null,
  );
  return owed.at(-1)?.id ?? obligations[0]?.id ?? '';
}
