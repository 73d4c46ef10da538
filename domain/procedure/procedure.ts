import type { TimeSpan, ZoneName } from '../calendar/time.ts';

/** How well a fact about the mechanism is founded; weakest last. */
export const STANDINGS = ['stated', 'reported', 'inferred', 'assumed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where a rule comes from. Every rule of a procedure has one, and every screen that shows the rule shows it. */
export interface Basis {
  /** Short citation, such as `Resolution 10/1, paragraph 6` or `not found`. */
  readonly source: string;
  readonly standing: Standing;
  /** What a reader must know to judge the rule: the reading chosen, what was not found. */
  readonly note?: string;
}

export type InstrumentId = string;
export type StageId = string;
export type StepId = string;
export type ObligationId = string;
export type LadderId = string;
export type RungId = string;

/** Who takes a step or owes an obligation, relative to one review. `secretariat` is the mechanism's secretariat. */
export type Role = 'under-review' | 'each-reviewing-state' | 'each-state' | 'secretariat';

export interface Instrument {
  readonly id: InstrumentId;
  readonly title: string;
}

/** A part of the review, in order. A review stands in the first stage that has an obligation neither met nor waived. */
export interface Stage {
  readonly id: StageId;
  readonly title: string;
}

/** A fact of the proceedings that can be recorded as an act: something a State or the secretariat does. */
export interface Step {
  readonly id: StepId;
  readonly title: string;
  readonly by: Role;
  /** Steps that must have been taken before, on or before the same day. `same-party` asks it of the party itself, `all` of every party that takes it. */
  readonly after?: readonly { readonly step: StepId; readonly who: 'same-party' | 'all' }[];
  /** Whether one party may take it more than once in a review. */
  readonly repeatable: boolean;
  /** The step names a person; the command then carries a contact id. */
  readonly names?: 'focal-point' | 'expert';
  /** Facts that the act must carry, each a text by its name: the digest of a frozen list, the title of a text adopted. */
  readonly records?: readonly string[];
}

/** What the time of an obligation counts from: the day of an event, never the due date of another obligation. */
export type Trigger =
  | { readonly event: 'review-opened' }
  /** Opens the launch of a phase; for obligations of a launch alone. */
  | { readonly event: 'resolution-adopted' }
  /** The day the step was taken; where several parties take it, the day of the last of them. */
  | { readonly event: 'step-taken'; readonly step: StepId };

export interface TimeRule {
  /** Counted in calendar months from the trigger's day; a month end that does not exist is clamped to the last day. */
  readonly span: TimeSpan;
  readonly basis: Basis;
}

/** Something a party owes in each review. */
export interface Obligation {
  readonly id: ObligationId;
  /** A noun phrase that fits after "is due": `Self-assessment questionnaire`. */
  readonly title: string;
  readonly stage: StageId;
  readonly owedBy: Role;
  readonly runsFrom: Trigger;
  /** `null`: owed, but no time limit was found; it never becomes overdue. */
  readonly time: TimeRule | null;
  readonly fulfilledBy: StepId;
  readonly ladder: LadderId | null;
  readonly basis: Basis;
}

export type RungTime =
  | { readonly when: 'opening' }
  /** Part of the time between opening and due date, in whole days rounded down; between 0 and 1. */
  | { readonly when: 'fraction'; readonly of: number }
  | { readonly when: 'before'; readonly span: TimeSpan }
  | { readonly when: 'due' }
  | { readonly when: 'after'; readonly span: TimeSpan }
  /** Again and again after the due date: at `span`, twice `span`, … `times` times. */
  | { readonly when: 'every'; readonly span: TimeSpan; readonly times: number };

/** `party`: the focal point of the owing party in this review, or its permanent mission while there is none. */
export type AddresseeKind = 'party' | 'permanent-mission' | 'secretariat' | 'bureau';

/** One named step of a ladder of reminders and escalations. */
export interface Rung {
  readonly id: RungId;
  readonly at: RungTime;
  readonly to: readonly AddresseeKind[];
  /** Leaves only when an officer has signed. */
  readonly signature: boolean;
}

export interface Ladder {
  readonly id: LadderId;
  readonly rungs: readonly Rung[];
  readonly basis: Basis;
}

/** A choice between readings of the mechanism's rules, with what it rests on. The transcript shows both. */
export interface Reading<Value> {
  readonly value: Value;
  readonly basis: Basis;
}

/**
 * How lots are drawn where the sources leave it open: each question is a named option, and the transcript of a draw
 * shows what was chosen and on what basis.
 */
export interface DrawOptions {
  /** L2. Exact sizes of the groups in order, or a number of groups whose sizes differ by one at most. */
  readonly groups: Reading<{ readonly sizes: readonly number[] } | { readonly even: number }>;
  /** L16. `even`: each regional group is spread over the groups as evenly as the sizes allow. */
  readonly regionalShare: Reading<'free' | 'even'>;
  /**
   * L6, L11. `one`: an instrument needs one reviewer that is party to it. `two`: whatever a principal reviewer is not
   * party to is given to an additional one. `two-regions`: as `two`, and the additional one comes from the same side
   * (own regional group, or another) as the principal reviewer it stands in for.
   */
  readonly coverage: Reading<'one' | 'two' | 'two-regions'>;
  /** L5, L10. No mutual review over the whole draw, or only within one group. */
  readonly mutual: Reading<'whole' | 'within-group'>;
  /** `principal`: the numbers of principal reviews of any two parties differ by one at most, after each round. */
  readonly load: Reading<'free' | 'principal'>;
  /**
   * One draw or several. `per-group`: the first draw divides the States into groups and draws the reviewers of group 1; a
   * later draw, with a ceremony of its own, those of each further group in its year. `at-once`: one draw for all groups.
   */
  readonly rounds: Reading<'per-group' | 'at-once'>;
  /** Limits that may be waived for a named State or pair, with a reason, before the list is frozen. Absent: none. */
  readonly waivers?: Reading<readonly WaivableRule[]>;
}

/**
 * `maximum-reviewers` (L7): a State under review may have more reviewers than the limit. `mutual-review` (L5, L10): two
 * States may review each other.
 */
export type WaivableRule = 'maximum-reviewers' | 'mutual-review';

/** When the reviews of one group start. */
export interface GroupStart {
  readonly group: number;
  /** The day the draw is published, or a day of a later year: `11-01` in the first year after. */
  readonly starts:
    | { readonly when: 'draw' }
    | { readonly when: 'day'; readonly monthDay: string; readonly yearsAfter: number };
  readonly basis: Basis;
}

/** The launch of a phase, from the adoption of the resolution to the start of the last group: a proceeding with obligations like any other. */
export interface Launch {
  readonly stages: readonly Stage[];
  readonly steps: readonly Step[];
  /** All owed by the secretariat. */
  readonly obligations: readonly Obligation[];
  readonly workplan: readonly GroupStart[];
}

/** A whole mechanism as data. A running review keeps the procedure that it started with. */
export interface Procedure {
  /** Mechanism id, as in review ids: `untoc`. */
  readonly id: string;
  readonly title: string;
  /** Version of the file, `YYYY-MM-DD` of its last change of substance. */
  readonly version: string;
  readonly zone: ZoneName;
  readonly zoneBasis: Basis;
  /** Local time at which notices fall due, `HH:MM`. */
  readonly noticeTime: string;
  readonly noticeTimeBasis: Basis;
  readonly nonWorkingDays: { readonly policy: 'no-shift'; readonly basis: Basis };
  readonly instruments: readonly Instrument[];
  /** Parties to this instrument may be reviewed. */
  readonly principalInstrument: InstrumentId;
  readonly reviewers: { readonly minimum: number; readonly maximum: number; readonly basis: Basis };
  readonly phases: readonly { readonly id: string; readonly title: string; readonly basis: Basis }[];
  readonly stages: readonly Stage[];
  readonly steps: readonly Step[];
  readonly obligations: readonly Obligation[];
  readonly ladders: readonly Ladder[];
  /** Absent in a mechanism that draws no lots. */
  readonly draw?: DrawOptions;
  /** Absent in a mechanism whose reviews are opened one by one. */
  readonly launch?: Launch;
}
