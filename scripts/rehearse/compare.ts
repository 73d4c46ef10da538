import type { Instant } from '../../domain/calendar/time.ts';
import { simulate } from '../../domain/forecast/simulate.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import { compareLetterLogs } from './compare-letter-logs.ts';
import { compareDays, compareLetters, toCarryingLetters } from './compare-letters.ts';
import { compareMail } from './compare-mail.ts';
import { compareNotices } from './compare-notices.ts';
import { compareTimeLimits } from './compare-time-limits.ts';
import type { Difference } from './difference.ts';
import type { Recorded } from './recorded.ts';

export interface ComparisonOptions {
  readonly procedure: Procedure;
  /** Notices that fall due later are left out; acts recorded later are not, for they change what was before. */
  readonly until: Instant;
  /** Whether the letter logs must be equal line by line; else a late wake excuses a superseded notice. */
  readonly equalLogs: boolean;
}

/** Plays the acts, as they were recorded, through the pure rules and lists everything that the services did otherwise. */
export function compare(recorded: Recorded, options: ComparisonOptions): readonly Difference[] {
  const { procedure, until } = options;
  const simulation = simulate({
    procedure,
    until,
    reviews: recorded.reviews.map(({ key, acts }) => ({
      key,
      commands: acts.map(({ recordedAt, commandId, recordedBy, body }) => ({
        at: recordedAt,
        command: { commandId, recordedBy, act: body },
      })),
    })),
  });
  const refused = simulation.refusals.map(
    ({ key, command, refusal }): Difference => ({
      kind: 'act-refused',
      review: key,
      subject: command.commandId,
      expected: `a refusal (${refusal.code})`,
      came: `${command.act.kind}, recorded`,
    }),
  );
  const letters = toCarryingLetters(recorded.letters);
  const perReview = simulation.reviews.flatMap((simulated): readonly Difference[] => {
    const review = recorded.reviews.find(({ key }) => key === simulated.key);
    if (review === undefined) return [];
    return [
      ...compareTimeLimits(review, simulated),
      ...compareNotices(review, simulated, until),
      ...compareLetters(review, letters, until),
      ...(options.equalLogs
        ? compareLetterLogs(review, simulated, { letters, until, zone: procedure.zone })
        : []),
    ];
  });
  return [
    ...refused,
    ...perReview,
    ...compareDays(recorded.letters, procedure.zone),
    ...compareMail(recorded),
  ];
}
