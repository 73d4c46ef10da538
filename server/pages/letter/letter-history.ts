import { type ProceedingsClock, toProceedingsTime } from '../../../domain/calendar/proceedings-clock.ts';
import type { Instant, ZoneName } from '../../../domain/calendar/time.ts';
import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import type { LetterAct } from '../../../register/letters/letter-acts.ts';
import type { LetterAttempt } from '../../../register/letters/letter-attempts.ts';
import type { LetterReport } from '../../../register/letters/letter-reports.ts';
import type { LetterDetails } from '../../../register/letters/letters.ts';
import { type DayView, toDayView } from '../day-view.ts';

/** One thing that happened to a letter. */
export interface HistoryEntry {
  readonly at: Instant;
  readonly day: DayView;
  /** `09:00 UTC`. */
  readonly time: string;
  readonly what: string;
  /** The mail relay's words, or the officer's reason. */
  readonly words: string | null;
  /** The officer, where one acted. */
  readonly by: string | null;
}

interface HistoryParts {
  readonly letter: Pick<LetterDetails, 'moment' | 'status' | 'attempts'>;
  readonly attempts: readonly LetterAttempt[];
  readonly reports: readonly LetterReport[];
  readonly acts: readonly LetterAct[];
  readonly clock: ProceedingsClock;
  readonly zone: ZoneName;
}

/** Everything that happened to a letter, oldest first, in the proceedings' time. */
export function toHistory({
  letter,
  attempts,
  reports,
  acts,
  clock,
  zone,
}: HistoryParts): readonly HistoryEntry[] {
  const entry = (at: Instant, what: string, words: string | null, by: string | null): HistoryEntry => ({
    at,
    day: toDayView(toCivilDate(at, zone)),
    time: `${at.slice(11, 16)} UTC`,
    what,
    words,
    by,
  });
  const happened = [
    entry(letter.moment, 'Fell due', null, null),
    ...attempts.map(({ attempt, outcome, reply, endedAt }) =>
      entry(
        toProceedingsTime(clock, Date.parse(endedAt)),
        `Attempt ${attempt}: ${describeOutcome(outcome)}`,
        reply,
        null,
      ),
    ),
    ...reports.map(({ outcome, detail, reportedAt }) =>
      entry(reportedAt, describeReport(outcome), detail, null),
    ),
    ...acts.map((act) => entry(act.recordedAt, describeAct(act), act.reason, act.officer)),
  ];
  return happened.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function describeOutcome(outcome: LetterAttempt['outcome']): string {
  switch (outcome) {
    case 'sent':
      return 'accepted by the mail relay';
    case 'queued':
      return 'did not leave, to be tried again';
    case 'failed':
      return 'could not be sent';
    case 'in-doubt':
      return 'may or may not have left';
    case 'superseded':
      return 'overtaken, not sent';
  }
}

function describeReport(outcome: LetterReport['outcome']): string {
  switch (outcome) {
    case 'delayed':
      return 'Reported as delayed on its way';
    case 'delivered':
      return 'Reported as delivered';
    case 'bounced':
      return 'Reported as not deliverable';
    case 'passed-on':
      return 'Reported as passed on to systems that report nothing more';
  }
}

function describeAct({ kind, insisted }: LetterAct): string {
  switch (kind) {
    case 'resend':
      return insisted ? 'Sent again, although the relay had accepted it' : 'Put back in the queue';
    case 'delivered':
      return 'Noted as delivered';
    case 'sign':
      return insisted ? 'Signed, although an earlier letter had not been accepted' : 'Signed';
    case 'decline':
      return 'Declined, so that it does not leave';
  }
}
