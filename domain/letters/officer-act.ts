import { accept, type Decision, refuse } from '../errors.ts';
import type { Delivery } from './delivery/delivery.ts';
import { missingBefore } from './evidence/missing-before.ts';
import type { EarlierLetter } from './letter-facts.ts';
import type { LetterStatus } from './letter-status.ts';

/** What an officer may do to one letter. A letter stays one letter: sent again, it keeps its Message-ID. */
export type OfficerAct =
  /** `force`: although the relay accepted it before. */
  | { readonly kind: 'resend'; readonly force: boolean }
  /** It is known from elsewhere to have arrived. */
  | { readonly kind: 'delivered' }
  /** `override`: although earlier letters about the same time limit were not accepted, or came back. */
  | { readonly kind: 'sign'; readonly override: boolean }
  | { readonly kind: 'decline' };

export type LetterActKind = OfficerAct['kind'];

export interface LetterStanding {
  readonly id: string;
  readonly status: LetterStatus;
  /** What was reported of its delivery. */
  readonly delivery: Delivery | null;
  /** Letters about the same time limit that were decided before this one. */
  readonly earlier: readonly EarlierLetter[];
}

/** What the letter becomes, or why it may not. */
export function decideOfficerAct(
  letter: LetterStanding,
  act: OfficerAct,
): Decision<'intended' | 'sent' | 'superseded'> {
  switch (act.kind) {
    case 'resend':
      if (letter.status === 'sent') return act.force ? accept('intended') : refuseSent(letter);
      return isUnsettled(letter) ? accept('intended') : refuseSettled(letter);
    case 'delivered':
      return isUnsettled(letter) || cameBack(letter) ? accept('sent') : refuseSettled(letter);
    case 'sign':
      if (letter.status !== 'awaiting-signature') return refuseUnsigned(letter);
      return act.override ? accept('intended') : acceptAfterEarlier(letter);
    case 'decline':
      return letter.status === 'awaiting-signature' ? accept('superseded') : refuseUnsigned(letter);
  }
}

/** Whether a person is to decide what became of it. */
function isUnsettled({ status }: LetterStanding): boolean {
  return status === 'in-doubt' || status === 'failed';
}

/** It may have arrived by other means, such as a note verbale. */
function cameBack({ delivery, status }: LetterStanding): boolean {
  return status === 'sent' && delivery === 'bounced';
}

/** Nobody is reported for silence who was never reached: before the bureau hears of it, the State must have heard. */
function acceptAfterEarlier({ id, earlier }: LetterStanding): Decision<'intended'> {
  const missing = missingBefore(earlier);
  if (missing === null) return accept('intended');
  return refuse(
    'earlier-letters-not-accepted',
    `Earlier letters about this time limit must have been accepted by the mail relay and must not have come back; ${missing}.`,
    'Settle those letters first, or sign with "override": true and say in the reason why.',
    { letter: id },
  );
}

function refuseSent({ id }: LetterStanding): Decision<never> {
  return refuse(
    'letter-already-sent',
    'The mail relay accepted this letter; sent again, it would arrive twice.',
    'If it must be sent again all the same, repeat with "force": true.',
    { letter: id },
  );
}

function refuseSettled({ id, status }: LetterStanding): Decision<never> {
  return refuse(
    'letter-not-in-doubt',
    `Only a letter that is in doubt, or could not be sent or delivered, waits for this decision; this one is ${inWords(status)}.`,
    'Look at the letter as it stands now: somebody, or the post room, may have settled it.',
    { letter: id, status },
  );
}

function refuseUnsigned({ id, status }: LetterStanding): Decision<never> {
  return refuse(
    'letter-not-awaiting-signature',
    `Only a letter that awaits a signature can be signed or declined; this one is ${inWords(status)}.`,
    'See /api/letters?status=awaiting-signature for the letters that do.',
    { letter: id, status },
  );
}

function inWords(status: LetterStatus): string {
  return status.replaceAll('-', ' ');
}
