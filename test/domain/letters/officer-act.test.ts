import { describe, expect, test } from 'vitest';
import { parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import { DELIVERIES, type Delivery } from '../../../domain/letters/delivery/delivery.ts';
import { missingBefore } from '../../../domain/letters/evidence/missing-before.ts';
import type { EarlierLetter } from '../../../domain/letters/letter-facts.ts';
import { LETTER_STATUSES, type LetterStatus } from '../../../domain/letters/letter-status.ts';
import { decideOfficerAct, type OfficerAct } from '../../../domain/letters/officer-act.ts';

function earlierOf(status: string, addressee: EarlierLetter['addressee'] = 'party'): EarlierLetter {
  return { rung: 'due', addressee, day: parseCivilDate('2022-05-01'), status };
}

/** What each act makes of a letter in each status; the code where it is refused. */
function outcomes(
  act: OfficerAct,
  earlier: readonly EarlierLetter[] = [earlierOf('sent')],
  delivery: Delivery | null = null,
) {
  return Object.fromEntries(
    LETTER_STATUSES.map((status: LetterStatus) => {
      const decision = decideOfficerAct({ id: 'letter-1', status, delivery, earlier }, act);
      return [status, decision.accepted ? decision.value : decision.refusal.code];
    }),
  );
}

const UNSETTLED_ONLY = {
  intended: 'letter-not-in-doubt',
  'awaiting-signature': 'letter-not-in-doubt',
  sending: 'letter-not-in-doubt',
  superseded: 'letter-not-in-doubt',
};
const UNSIGNED_ONLY = Object.fromEntries(
  LETTER_STATUSES.map((status) => [status, 'letter-not-awaiting-signature']),
);

describe('an officer', () => {
  test('has a letter sent again when it is in doubt or could not be sent, and a sent one only by force', () => {
    expect(outcomes({ kind: 'resend', force: false })).toEqual({
      ...UNSETTLED_ONLY,
      failed: 'intended',
      'in-doubt': 'intended',
      sent: 'letter-already-sent',
    });
    expect(outcomes({ kind: 'resend', force: true })).toMatchObject({
      sent: 'intended',
      sending: 'letter-not-in-doubt',
      superseded: 'letter-not-in-doubt',
    });
  });

  test('notes a letter as delivered when it is in doubt or could not be sent', () => {
    expect(outcomes({ kind: 'delivered' })).toEqual({
      ...UNSETTLED_ONLY,
      failed: 'sent',
      'in-doubt': 'sent',
      sent: 'letter-not-in-doubt',
    });
  });

  test('notes a letter that came back as delivered, for it may have arrived by other means; no other that was sent', () => {
    const ofSent = DELIVERIES.map((delivery) => outcomes({ kind: 'delivered' }, [], delivery)['sent']);
    expect(Object.fromEntries(DELIVERIES.map((delivery, index) => [delivery, ofSent[index]]))).toEqual({
      delayed: 'letter-not-in-doubt',
      delivered: 'letter-not-in-doubt',
      bounced: 'sent',
    });
  });

  test('signs or declines a letter that awaits a signature, and no other', () => {
    expect(outcomes({ kind: 'sign', override: false })).toEqual({
      ...UNSIGNED_ONLY,
      'awaiting-signature': 'intended',
    });
    expect(outcomes({ kind: 'decline' })).toEqual({ ...UNSIGNED_ONLY, 'awaiting-signature': 'superseded' });
  });

  test.each(['intended', 'sending', 'failed', 'in-doubt', 'awaiting-signature', 'bounced'])(
    'may not tell the bureau while an earlier letter about the same time limit is %s, but for an override',
    (status) => {
      const earlier = [earlierOf('sent'), earlierOf(status)];
      expect(outcomes({ kind: 'sign', override: false }, earlier)).toMatchObject({
        'awaiting-signature': 'earlier-letters-not-accepted',
      });
      expect(outcomes({ kind: 'sign', override: true }, earlier)).toMatchObject({
        'awaiting-signature': 'intended',
      });
    },
  );
});

describe('what is missing before the bureau may hear of a matter', () => {
  test('is nothing when all earlier letters that were to leave were accepted', () => {
    expect(missingBefore([earlierOf('superseded'), earlierOf('sent'), earlierOf('sent')])).toBeNull();
  });

  test('is any letter at all when none was accepted, so that nobody is reported who was never told', () => {
    expect(missingBefore([])).toBe('none was written');
    expect(missingBefore([earlierOf('superseded'), earlierOf('sent', 'bureau')])).toBe('none was written');
  });

  test('is named with its day and what became of it', () => {
    expect(missingBefore([earlierOf('in-doubt'), earlierOf('failed', 'permanent-mission')])).toBe(
      '“due” of 1 May 2022 is in doubt, “due” of 1 May 2022 is failed',
    );
  });

  test('is a letter that came back, unless another went to the permanent mission in its place', () => {
    expect(missingBefore([earlierOf('sent'), earlierOf('bounced')])).toBe(
      '“due” of 1 May 2022 came back, and no letter went in its place',
    );
    expect(missingBefore([{ ...earlierOf('bounced'), replaced: true }, earlierOf('delivered')])).toBeNull();
    expect(missingBefore([earlierOf('delayed')])).toBeNull();
  });

  test('is no earlier letter to the bureau, signed or not', () => {
    expect(missingBefore([earlierOf('sent'), earlierOf('awaiting-signature', 'bureau')])).toBeNull();
  });
});
