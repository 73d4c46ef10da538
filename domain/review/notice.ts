import type { CivilDate, Instant } from '../calendar/time.ts';
import type { AddresseeKind, ObligationId, RungId } from '../procedure/procedure.ts';
import type { Actor } from './acts.ts';
import type { ReviewKey } from './review-id.ts';
import type { TimeLimitKey } from './time-limit.ts';

/**
 * `untoc/1/NGA:questionnaire/NGA:before-30:2022-05-01:party`; repeated rungs add their count: `…:weekly#3:…`.
 * Made of names alone, so that a notice can exist only once.
 */
export type NoticeKey = string & { readonly brand: 'NoticeKey' };

/** One rung of one time limit to one addressee. */
export interface Notice {
  readonly key: NoticeKey;
  readonly review: ReviewKey;
  readonly limit: TimeLimitKey;
  readonly obligation: ObligationId;
  readonly party: Actor;
  readonly rung: RungId;
  /** 1 for the first; counts the repetitions of an `every` rung. */
  readonly occurrence: number;
  readonly addressee: AddresseeKind;
  readonly dueOn: CivilDate;
  /** Proceedings' moment at which the notice falls due. */
  readonly moment: Instant;
  /** Decided on a later civil day than its moment's: a catch-up after an outage. */
  readonly late: boolean;
  readonly signature: boolean;
}

/** What is to be done now, what was overtaken, and when to look again. */
export interface Agenda {
  /** To be sent, oldest moment first. */
  readonly due: readonly Notice[];
  /** Fell due, but a newer rung of the same time limit to the same addressee, or fulfilment, overtook them. Recorded, not sent. */
  readonly superseded: readonly Notice[];
  /** Next moment at which a notice falls due; `null` when none will by the acts so far. */
  readonly nextAt: Instant | null;
}
