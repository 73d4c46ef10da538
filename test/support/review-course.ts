import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import { parseTimeSpan } from '../../domain/calendar/time-span.ts';
import { atLocalTime } from '../../domain/calendar/zoned.ts';
import type { Refusal } from '../../domain/errors.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import { procedureFor } from '../../domain/procedure/proceeding-procedure.ts';
import type { Act, ActBody, Actor, ReviewOpened, ReviewParty } from '../../domain/review/acts.ts';
import { decide, type Recorded } from '../../domain/review/decide.ts';
import { fold } from '../../domain/review/fold.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { ReviewState } from '../../domain/review/review-state.ts';
import { type TimeLimit, type TimeLimitKey } from '../../domain/review/time-limit.ts';
import { timetable } from '../../domain/review/timetable.ts';
import { UNTOC } from './untoc-procedure.ts';

export const NIGERIA = 'untoc/1/NGA' as ReviewKey;
export const day = parseCivilDate;

/** Nigeria, reviewed by Kenya and Austria: invented, and true to the shape of a draw. */
export function opening(on: string, changes: Partial<ReviewOpened> = {}): ReviewOpened {
  return {
    kind: 'review-opened',
    on: day(on),
    group: 2,
    underReview: party('NGA', 'Nigeria', 'African'),
    reviewers: [party('KEN', 'Kenya', 'African'), party('AUT', 'Austria', 'WEOG')],
    sample: true,
    ...changes,
  };
}

export function party(code: string, name: string, regionalGroup = 'African'): ReviewParty {
  return { code, name, regionalGroup, instruments: ['untoc'] };
}

export function step(id: string, by: Actor, on: string): ActBody {
  const taken = { kind: 'step-taken', step: id, party: by, on: day(on) } as const;
  const names = UNTOC.steps.find((candidate) => candidate.id === id)?.names;
  return names === undefined ? taken : { ...taken, contactId: `contact-of-${by}` };
}

export function extension(obligation: string, by: Actor, span: string, on: string): ActBody {
  const reason = 'More time was asked for.';
  return {
    kind: 'extension-granted',
    obligation,
    party: by,
    by: parseTimeSpan(span),
    on: day(on),
    reason,
  };
}

export function suspended(on: string): ActBody {
  return { kind: 'review-suspended', on: day(on), reason: 'Elections.' };
}

export function resumed(on: string): ActBody {
  return { kind: 'review-resumed', on: day(on), reason: 'Elections are over.' };
}

export function waiver(obligation: string, by: Actor, on: string): ActBody {
  return { kind: 'obligation-waived', obligation, party: by, on: day(on), reason: 'Not needed.' };
}

export function closing(on: string): ActBody {
  return { kind: 'review-closed', on: day(on), reason: 'Complete.' };
}

export function strikeOut(sequence: number, on: string): ActBody {
  return { kind: 'act-struck-out', sequence, on: day(on), reason: 'Recorded in error.' };
}

/** Noon of that day in Vienna: when acts are recorded unless a test says otherwise. */
export function noonOf(on: CivilDate, { zone }: Procedure = UNTOC): Instant {
  return atLocalTime(on, '12:00', zone);
}

/** One review as its acts were recorded. Given acts go through `decide`, so that no test rests on an impossible past. */
export class ReviewCourse {
  /** As the proceeding sees it. */
  readonly procedure: Procedure;
  readonly acts: readonly Act[];
  readonly key: ReviewKey;

  constructor(acts: readonly Act[] = [], procedure: Procedure = UNTOC, key: ReviewKey = NIGERIA) {
    this.acts = acts;
    this.procedure = procedureFor(key, procedure);
    this.key = key;
  }

  /** Opened on that day and recorded at noon of it. */
  static opened(on: string, changes: Partial<ReviewOpened> = {}, procedure: Procedure = UNTOC): ReviewCourse {
    return new ReviewCourse([], procedure).with(opening(on, changes));
  }

  /** With these acts recorded one after the other, each at noon of its day or at `now`. Throws if one is refused. */
  with(...bodies: readonly ActBody[]): ReviewCourse {
    return bodies.reduce<ReviewCourse>((course, body) => course.recordedAt(noonOf(body.on), body), this);
  }

  recordedAt(now: Instant, body: ActBody): ReviewCourse {
    const { act } = this.accepts(body, now);
    return new ReviewCourse([...this.acts, act], this.procedure, this.key);
  }

  accepts(
    body: ActBody,
    now: Instant = noonOf(body.on),
    commandId = `command-${this.acts.length + 1}`,
  ): Recorded {
    const decision = decide({ ...this.command(body, commandId), now });
    if (!decision.accepted) throw new Error(`${decision.refusal.code}: ${decision.refusal.message}`);
    return decision.value;
  }

  refuses(
    body: ActBody,
    now: Instant = noonOf(body.on),
    commandId = `command-${this.acts.length + 1}`,
  ): Refusal {
    const decision = decide({ ...this.command(body, commandId), now });
    if (decision.accepted) throw new Error(`${body.kind} was accepted`);
    return decision.refusal;
  }

  state(): ReviewState {
    return fold(this.key, this.acts);
  }

  limits(): readonly TimeLimit[] {
    return timetable(this.procedure, this.state());
  }

  /** The time limit of that key, `questionnaire/NGA`. */
  limit(key: string): TimeLimit {
    const found = this.limits().find((limit) => limit.key === (key as TimeLimitKey));
    if (found === undefined) throw new Error(`no time limit ${key}`);
    return found;
  }

  private command(act: ActBody, commandId: string) {
    const { procedure, key, acts } = this;
    return { procedure, key, acts, command: { commandId, recordedBy: 'officer-1', act } };
  }
}
