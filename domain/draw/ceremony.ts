import type { CivilDate } from '../calendar/time.ts';
import type { Act, StepTaken } from '../review/acts.ts';
import type { DrawRules } from './draw-rules.ts';
import { groupCount } from './group-sizes.ts';
import type { Commitment, OutsideSource, Reveal, SeedOrigin } from './seed.ts';

/**
 * The steps of a launch that make up the ceremony of a draw. A procedure whose launch draws lots has steps with these
 * ids; what each records is named there too.
 */
export const CEREMONY_STEPS = {
  'draw-frozen': ['draw', 'list', 'rules'],
  'commitment-made': ['participant', 'commitment'],
  'source-named': ['description'],
  'value-revealed': ['participant', 'value'],
  'source-read': ['value'],
  'draw-held': ['seed', 'transcript'],
  'draw-published': ['transcript'],
  'draw-voided': ['reason'],
} as const;

export type CeremonyStep = keyof typeof CEREMONY_STEPS;

export function isCeremonyStep(step: string): step is CeremonyStep {
  return step in CEREMONY_STEPS;
}

/**
 * A limit of the draw waived, before the list is frozen. Not part of one ceremony: it holds for every draw that is frozen after it.
 * Its facts are the rule, the code of the State or the two codes of a pair, and the reason.
 */
export const WAIVER_STEP = { id: 'waiver-granted', records: ['rule', 'parties', 'reason'] } as const;

/** One attempt at a draw, from its freeze to its publication, or to its being declared void. */
export interface DrawAttempt {
  /** Draw id of the frozen list and rules. */
  readonly drawId: string;
  readonly frozenOn: CivilDate;
  readonly commitments: readonly Commitment[];
  readonly reveals: readonly Reveal[];
  /** Description of the source outside the room; `null` until it is named. */
  readonly source: string | null;
  readonly sourceValue: string | null;
  readonly held: { readonly seed: string; readonly transcript: string; readonly on: CivilDate } | null;
  readonly publishedOn: CivilDate | null;
  readonly voided: { readonly reason: string; readonly on: CivilDate } | null;
}

/** Every attempt in order; all but the last are void. */
export function drawAttempts(steps: readonly Act<StepTaken>[]): readonly DrawAttempt[] {
  return steps.reduce<readonly DrawAttempt[]>((attempts, { body }) => evolve(attempts, body), []);
}

/** The last attempt, under way or published; undefined before the first freeze and after a void draw. */
export function findCurrentDraw(steps: readonly Act<StepTaken>[]): DrawAttempt | undefined {
  const last = drawAttempts(steps).at(-1);
  return last?.voided === null ? last : undefined;
}

/** The attempt that is under way. */
export function findOpenDraw(steps: readonly Act<StepTaken>[]): DrawAttempt | undefined {
  const current = findCurrentDraw(steps);
  return current?.publishedOn === null ? current : undefined;
}

/** A draw that counts. */
export interface PublishedDraw extends DrawAttempt {
  readonly held: NonNullable<DrawAttempt['held']>;
  readonly publishedOn: CivilDate;
}

/** The published draws in order: one for all groups, or one for each group in its year. */
export function publishedDraws(steps: readonly Act<StepTaken>[]): readonly PublishedDraw[] {
  return drawAttempts(steps).filter(isPublished);
}

function isPublished(draw: DrawAttempt): draw is PublishedDraw {
  return draw.publishedOn !== null && draw.held !== null;
}

/** How many draws a launch publishes by the rules. */
export function countDraws(rules: Pick<DrawRules, 'rounds' | 'groups'>): number {
  return rules.rounds.value === 'at-once' ? 1 : groupCount(rules);
}

/** Where the seed of an attempt comes from, once the outside source has been read. */
export function findSeedOrigin(attempt: DrawAttempt): Extract<SeedOrigin, { kind: 'ceremony' }> | undefined {
  const { commitments, reveals, source, sourceValue } = attempt;
  if (source === null || sourceValue === null) return undefined;
  const outside: OutsideSource = { description: source, value: sourceValue };
  return { kind: 'ceremony', commitments, reveals, outside };
}

function evolve(
  attempts: readonly DrawAttempt[],
  { step, on, records = {} }: StepTaken,
): readonly DrawAttempt[] {
  if (!isCeremonyStep(step)) return attempts;
  const fact = (name: string): string => records[name] ?? '';
  if (step === 'draw-frozen') return [...attempts, beginAttempt(fact('draw'), on)];
  const current = attempts.at(-1);
  if (current === undefined) return attempts;
  return [...attempts.slice(0, -1), { ...current, ...changeOf(step, current, on, fact) }];
}

function beginAttempt(drawId: string, frozenOn: CivilDate): DrawAttempt {
  return {
    drawId,
    frozenOn,
    commitments: [],
    reveals: [],
    source: null,
    sourceValue: null,
    held: null,
    publishedOn: null,
    voided: null,
  };
}

function changeOf(
  step: Exclude<CeremonyStep, 'draw-frozen'>,
  { commitments, reveals }: DrawAttempt,
  on: CivilDate,
  fact: (name: string) => string,
): Partial<DrawAttempt> {
  const participant = fact('participant');
  switch (step) {
    case 'commitment-made':
      return { commitments: [...commitments, { participant, commitment: fact('commitment') }] };
    case 'source-named':
      return { source: fact('description') };
    case 'value-revealed':
      return { reveals: [...reveals, { participant, value: fact('value') }] };
    case 'source-read':
      return { sourceValue: fact('value') };
    case 'draw-held':
      return { held: { seed: fact('seed'), transcript: fact('transcript'), on } };
    case 'draw-published':
      return { publishedOn: on };
    case 'draw-voided':
      return { voided: { reason: fact('reason'), on } };
  }
}
