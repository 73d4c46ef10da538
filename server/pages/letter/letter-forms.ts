import { missingBefore } from '../../../domain/letters/evidence/missing-before.ts';
import type { EarlierLetter } from '../../../domain/letters/letter-facts.ts';
import type { LetterDetails } from '../../../register/letters/letters.ts';
import { type FormField, type FormParts, type RecordForm, toRecordForm } from '../forms/record-form.ts';

/** Something that an officer may decide about a letter. */
export interface LetterDecision {
  readonly title: string;
  readonly explanation: string;
  readonly form: RecordForm;
}

const OFFICER: FormField = { name: 'officer', label: 'Officer', input: 'line' };
const REASON: FormField = { name: 'reason', label: 'Reason', input: 'reason' };

/** What an officer may decide as the letter stands; nothing while the post room has it. */
export function toLetterForms(
  letter: Pick<LetterDetails, 'id' | 'status' | 'delivery'>,
  earlier: readonly EarlierLetter[],
): readonly LetterDecision[] {
  switch (letter.status) {
    case 'in-doubt':
    case 'failed':
      return [
        decide('Send it again', RESEND, {
          id: 'resend',
          address: `/api/letters/${letter.id}/resend`,
          submit: 'Send again',
        }),
        toDelivered(letter.id),
      ];
    case 'sent':
      return [
        ...(letter.delivery === 'bounced' ? [toDelivered(letter.id)] : []),
        decide('Send it again all the same', RESEND_SENT, {
          id: 'resend',
          address: `/api/letters/${letter.id}/resend`,
          fixed: { force: true },
          submit: 'Send a second copy',
          grave: true,
        }),
      ];
    case 'awaiting-signature':
      return [toSigning(letter.id, missingBefore(earlier)), toDeclining(letter.id)];
    case 'intended':
    case 'sending':
    case 'superseded':
      return [];
  }
}

const RESEND =
  'The same letter goes back to the queue with the same Message-ID. If the first copy did leave, the addressee may get two.';
const RESEND_SENT =
  'The mail relay accepted this letter. Sent again, it arrives twice; it keeps its Message-ID, and the first sending stays in the history.';
const DELIVERED =
  'For example because the relay’s log holds the Message-ID, or because it was handed over by other means. It counts as sent from now on.';

const GOES_ALONG = 'Your reason becomes a part of the evidence that the bureau gets; your name does not.';

function toSigning(id: string, missing: string | null): LetterDecision {
  const address = `/api/escalations/${id}/sign`;
  if (missing === null) {
    const explanation = `All earlier letters about this time limit were accepted by the mail relay. ${GOES_ALONG}`;
    return decide('Sign', explanation, { id: 'sign', address, submit: 'Sign and send' });
  }
  return decide(
    'Sign all the same',
    `Not all earlier letters about this time limit were accepted by the mail relay, or some came back: ${missing}. Settle them first, or say why the bureau is to hear of it all the same. ${GOES_ALONG}`,
    { id: 'sign', address, fixed: { override: true }, submit: 'Sign and send all the same', grave: true },
  );
}

function toDelivered(id: string): LetterDecision {
  return decide('It has arrived', DELIVERED, {
    id: 'delivered',
    address: `/api/letters/${id}/delivered`,
    submit: 'Note as delivered',
  });
}

function toDeclining(id: string): LetterDecision {
  return decide('Decline', 'The letter never leaves. It stays in the register with your reason.', {
    id: 'decline',
    address: `/api/escalations/${id}/decline`,
    submit: 'Decline',
  });
}

function decide(title: string, explanation: string, parts: Omit<FormParts, 'fields'>): LetterDecision {
  return { title, explanation, form: toRecordForm({ ...parts, fields: [OFFICER, REASON] }) };
}
