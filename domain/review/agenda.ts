import type { Instant } from '../calendar/time.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Agenda, NoticeKey } from './notice.ts';
import type { ReviewState } from './review-state.ts';
import type { TimeLimit } from './time-limit.ts';

export interface AgendaInput {
  readonly procedure: Procedure;
  readonly state: ReviewState;
  readonly limits: readonly TimeLimit[];
  readonly decided: ReadonlySet<NoticeKey>;
  readonly now: Instant;
}
export function agenda(_input: AgendaInput): Agenda {
  throw new Error('not written yet');
}
