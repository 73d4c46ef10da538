import { parseCivilDate } from '../calendar/civil-date.ts';
import type { CivilDate, Instant } from '../calendar/time.ts';
import { toCivilDate } from '../calendar/zoned.ts';
import { accept, type Decision, refuse } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { procedureFor } from '../procedure/proceeding-procedure.ts';
import type { Act, ActBody, RecordCommand } from './acts.ts';
import { checkAct, checkDay } from './check-act.ts';
import { checkLaunch } from './check-launch.ts';
import { checkOpening } from './check-opening.ts';
import { checkStrikeOut } from './check-strike-out.ts';
import { fold } from './fold.ts';
import { isLaunch, type ReviewKey } from './review-id.ts';
import { isSameBody } from './same-body.ts';

export interface DecideInput {
  /** The mechanism's; a launch is decided by its launch. */
  readonly procedure: Procedure;
  readonly key: ReviewKey;
  /** Everything recorded in the review so far, in sequence; empty where it has not been opened. */
  readonly acts: readonly Act[];
  readonly command: RecordCommand;
  readonly now: Instant;
}

/** The act to be recorded, or the one that the same command made before. */
export interface Recorded {
  readonly act: Act;
  readonly duplicate: boolean;
}

/**
 * Whether a command may be recorded. Asks the acts and the day alone, never a computed date, so that a change of law or
 * of time-zone data cannot turn an accepted act into a refused one. Throws RangeError where the act's day is no day.
 */
export function decide(input: DecideInput): Decision<Recorded> {
  const { procedure, acts, command, now } = input;
  parseCivilDate(command.act.on);
  const before = acts.find(({ commandId }) => commandId === command.commandId);
  if (before !== undefined) return decideAgain(before, command);
  const checked = check(
    { ...input, procedure: procedureFor(input.key, procedure) },
    toCivilDate(now, procedure.zone),
  );
  if (!checked.accepted) return checked;
  const { commandId, recordedBy, act: body } = command;
  const sequence = (acts.at(-1)?.sequence ?? 0) + 1;
  return accept({ act: { sequence, commandId, recordedBy, recordedAt: now, body }, duplicate: false });
}

function decideAgain(before: Act, command: RecordCommand): Decision<Recorded> {
  if (isSameBody(before.body, command.act)) return accept({ act: before, duplicate: true });
  return refuse(
    'command-id-reused',
    `The command id ${command.commandId} recorded act ${before.sequence} (${before.body.kind}) and now comes with another act.`,
    'Choose a new id for each command; repeat an id only to repeat its command.',
    { commandId: command.commandId, sequence: before.sequence },
  );
}

function check({ procedure, key, acts, command }: DecideInput, today: CivilDate): Decision<null> {
  const body = command.act;
  if (acts.length === 0) {
    const opening = findOpeningCheck(procedure, key, body);
    if (opening !== undefined) return opening.accepted ? checkDay(body.on, body.on, today) : opening;
    return refuse('review-not-found', `${key} has not been opened.`, 'Open the review first.', {
      review: key,
    });
  }
  const state = fold(key, acts);
  switch (body.kind) {
    case 'review-opened':
    case 'resolution-adopted':
      return refuse(
        'review-exists',
        `${key} was opened on ${state.opened.body.on}.`,
        'Record further acts in this review.',
        { review: key, openedOn: state.opened.body.on },
      );
    case 'act-struck-out':
      return checkStrikeOut({ procedure, key, acts, state, body, today });
    case 'step-taken':
    case 'extension-granted':
    case 'obligation-waived':
    case 'review-suspended':
    case 'review-resumed':
    case 'review-closed':
      return checkAct({ procedure, state, body, today });
  }
}

/** Undefined where the act does not open this kind of proceeding. */
function findOpeningCheck(procedure: Procedure, key: ReviewKey, body: ActBody): Decision<null> | undefined {
  if (isLaunch(key))
    return body.kind === 'resolution-adopted' ? checkLaunch(procedure, key, body) : undefined;
  return body.kind === 'review-opened' ? checkOpening(procedure, key, body) : undefined;
}
