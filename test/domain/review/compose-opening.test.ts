import { describe, expect, it } from 'vitest';
import type { Party } from '../../../domain/parties/party.ts';
import { composeOpening, type OpeningRequest } from '../../../domain/review/compose-opening.ts';
import { day } from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const PARTIES = new Map(
  [
    party('NGA', 'Nigeria', { untoc: 'yes', tip: 'yes' }),
    party('KEN', 'Kenya', { untoc: 'yes', tip: 'yes' }),
    party('AUT', 'Austria', { untoc: 'yes', tip: 'no' }),
    party('FRA', 'France', { untoc: 'yes', tip: 'unknown' }),
    party('IRN', 'Iran', { untoc: 'no', tip: 'no' }),
    party('COK', 'Cook Islands', { untoc: 'unknown', tip: 'yes' }),
  ].map((one) => [one.code, one]),
);

function party(code: string, name: string, instruments: Party['instruments']): Party {
  return { code, name, regionalGroup: 'African', instruments };
}

const REQUEST: OpeningRequest = {
  party: 'NGA',
  startOn: day('2021-11-01'),
  group: 2,
  reviewers: [{ party: 'KEN' }, { party: 'AUT' }],
  sample: false,
};

function compose(changes: Partial<OpeningRequest> = {}) {
  return composeOpening(UNTOC, PARTIES, { ...REQUEST, ...changes });
}

function composed(changes: Partial<OpeningRequest> = {}) {
  const decision = compose(changes);
  if (!decision.accepted) throw new Error(decision.refusal.message);
  return decision.value;
}

function refused(changes: Partial<OpeningRequest>) {
  const decision = compose(changes);
  if (decision.accepted) throw new Error('the opening was accepted');
  return decision.refusal;
}

describe('the opening of a review', () => {
  it('has the party under review answer for every instrument that it is party to', () => {
    expect(composed().underReview.instruments).toEqual(['untoc', 'tip']);
    expect(composed({ party: 'AUT', reviewers: [{ party: 'KEN' }, { party: 'FRA' }] }).underReview).toEqual({
      code: 'AUT',
      name: 'Austria',
      regionalGroup: 'African',
      instruments: ['untoc'],
    });
  });

  it('P&R, drawing of lots: a reviewing State reviews only instruments that it is party to', () => {
    expect(composed().reviewers.map(({ instruments }) => instruments)).toEqual([['untoc', 'tip'], ['untoc']]);
    expect(refused({ reviewers: [{ party: 'KEN' }, { party: 'AUT', instruments: ['tip'] }] })).toMatchObject({
      code: 'not-a-party',
      facts: { party: 'AUT', instrument: 'tip', participation: 'no' },
    });
  });

  it('takes fewer instruments where they are named', () => {
    const named = composed({ instruments: ['untoc'], reviewers: [{ party: 'KEN' }, { party: 'AUT' }] });
    expect(named.underReview.instruments).toEqual(['untoc']);
    expect(named.reviewers.map(({ instruments }) => instruments)).toEqual([['untoc'], ['untoc']]);
  });

  it('names each instrument once', () => {
    expect(composed({ instruments: ['untoc', 'untoc'] }).underReview.instruments).toEqual(['untoc']);
  });

  it('is refused for a State that the list of parties does not have', () => {
    expect(refused({ party: 'ZZZ' }).code).toBe('unknown-state');
    expect(refused({ reviewers: [{ party: 'KEN' }, { party: 'ZZZ' }] })).toMatchObject({
      code: 'unknown-state',
      facts: { party: 'ZZZ' },
    });
  });

  it('is refused for a State that is not party to the principal instrument', () => {
    expect(refused({ party: 'IRN' })).toMatchObject({ code: 'not-a-party', facts: { participation: 'no' } });
  });

  it('does not take unknown for yes, and says what would settle it', () => {
    const refusal = refused({ party: 'COK' });
    expect(refusal).toMatchObject({ code: 'not-a-party', facts: { participation: 'unknown' } });
    expect(refusal.message).toContain('not known');
    expect(refusal.remedy).toContain('depositary');
  });

  it('asks for the principal instrument even where other instruments are named', () => {
    expect(refused({ party: 'COK', instruments: ['tip'] }).facts).toMatchObject({ instrument: 'untoc' });
  });

  it('is refused where an instrument under review has no reviewer', () => {
    expect(refused({ reviewers: [{ party: 'FRA' }, { party: 'AUT' }] })).toMatchObject({
      code: 'reviewers-invalid',
      facts: { instrument: 'tip' },
    });
  });

  it('is refused for an instrument that the review does not cover', () => {
    expect(refused({ instruments: ['untoc', 'firearms'] }).code).toBe('not-part-of-review');
    expect(
      refused({
        instruments: ['untoc'],
        reviewers: [{ party: 'KEN', instruments: ['tip'] }, { party: 'AUT' }],
      }),
    ).toMatchObject({ code: 'not-part-of-review', facts: { party: 'KEN', instrument: 'tip' } });
  });

  it('is refused for a reviewer that could review nothing', () => {
    expect(refused({ reviewers: [{ party: 'KEN' }, { party: 'IRN' }] }).code).toBe('reviewers-invalid');
    expect(refused({ reviewers: [{ party: 'KEN' }, { party: 'AUT', instruments: [] }] }).code).toBe(
      'reviewers-invalid',
    );
  });
});
