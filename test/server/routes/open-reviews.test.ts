import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countRows, createTestApp, NIGERIA_OPENING, type TestApp } from '../../support/test-app.ts';

const KENYA_OPENING = { ...NIGERIA_OPENING, party: 'KEN', reviewers: [{ party: 'NGA' }, { party: 'AUT' }] };
const AUSTRIA_OPENING = { ...NIGERIA_OPENING, party: 'AUT', reviewers: [{ party: 'NGA' }, { party: 'KEN' }] };

describe('opening reviews', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(async () => {
    await test.close();
  });

  it('opens a review, and the register holds it when the answer comes', async () => {
    const opened = await test.post('/api/reviews', NIGERIA_OPENING);
    expect(opened.statusCode).toBe(201);
    expect(opened.headers.location).toBe('/api/reviews/untoc/1/NGA');
    expect(opened.json()).toMatchObject({
      review: 'untoc/1/NGA',
      sequence: 1,
      stage: 'nomination',
      duplicate: false,
    });

    const review = await test.get('/api/reviews/untoc/1/NGA');
    expect(review.statusCode).toBe(200);
    expect(review.json()).toMatchObject({
      partyName: 'Nigeria',
      openedOn: '2021-11-01',
      group: 2,
      sample: false,
      reviewers: [
        { code: 'KEN', name: 'Kenya' },
        { code: 'AUT', name: 'Austria' },
      ],
    });
  });

  it('answers a repeated command with the act it made then', async () => {
    const again = { ...NIGERIA_OPENING, phase: '2' };
    const key = { 'idempotency-key': 'the-same' };
    expect((await test.post('/api/reviews', again, key)).statusCode).toBe(201);
    const before = await countRows(test.register);
    const repeated = await test.post('/api/reviews', again, key);
    expect(repeated.statusCode).toBe(200);
    expect(repeated.json()).toMatchObject({ sequence: 1, duplicate: true });
    expect(await countRows(test.register)).toEqual(before);
  });

  it('refuses a second opening of the same review, and an opening of another kind under a used key', async () => {
    const before = await countRows(test.register);
    const second = await test.post('/api/reviews', NIGERIA_OPENING);
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'review-exists' });
    const reused = await test.post(
      '/api/reviews',
      { ...NIGERIA_OPENING, phase: '2', startOn: '2021-11-02' },
      { 'idempotency-key': 'the-same' },
    );
    expect(reused.statusCode).toBe(422);
    expect(reused.json()).toMatchObject({ code: 'command-id-reused' });
    expect(await countRows(test.register)).toEqual(before);
  });

  describe('as a group', () => {
    it('opens all of them and answers for each, in their order', async () => {
      const opened = await test.post('/api/reviews', { reviews: [KENYA_OPENING, AUSTRIA_OPENING] });
      expect(opened.statusCode).toBe(201);
      const { items } = opened.json<{ items: readonly { review: string; opened: boolean }[] }>();
      expect(items.map(({ review, opened: isOpen }) => [review, isOpen])).toEqual([
        ['untoc/1/KEN', true],
        ['untoc/1/AUT', true],
      ]);
    });

    it('opens none of them when one is refused, and names every fault', async () => {
      const before = await countRows(test.register);
      const asked = test.proceedings.asked.length;
      const refused = await test.post('/api/reviews', {
        reviews: [
          { ...KENYA_OPENING, phase: '2' },
          { ...AUSTRIA_OPENING, phase: '2', reviewers: [{ party: 'NGA' }, { party: 'ZZZ' }] },
          { ...AUSTRIA_OPENING, phase: '2', party: 'IRN' },
          { ...KENYA_OPENING, phase: '2' },
        ],
      });
      expect(refused.statusCode).toBe(422);
      expect(refused.json()).toMatchObject({
        code: 'unknown-state',
        faults: [
          { path: '/reviews/1', code: 'unknown-state' },
          { path: '/reviews/2', code: 'not-a-party' },
          { path: '/reviews/3', code: 'review-exists' },
        ],
      });
      expect(test.proceedings.asked).toHaveLength(asked);
      expect(await countRows(test.register)).toEqual(before);
    });

    it('is completed by the same command when the proceedings come back', async () => {
      const group = {
        reviews: [
          { ...KENYA_OPENING, phase: '2' },
          { ...AUSTRIA_OPENING, phase: '2' },
        ],
      };
      const key = { 'idempotency-key': 'group-2' };
      test.proceedings.setReachable(false);
      const away = await test.post('/api/reviews', group, key);
      expect(away.statusCode).toBe(207);
      expect(away.json()).toMatchObject({
        items: [
          { opened: false, problem: { code: 'proceedings-unavailable' } },
          { opened: false, problem: { code: 'proceedings-unavailable' } },
        ],
      });
      test.proceedings.setReachable(true);
      expect((await test.post('/api/reviews', group, key)).statusCode).toBe(201);
      const repeated = await test.post('/api/reviews', group, key);
      expect(repeated.json()).toMatchObject({
        items: [{ result: { duplicate: true } }, { result: { duplicate: true } }],
      });
    });

    it('says which field of which review is malformed', async () => {
      const malformed = await test.post('/api/reviews', {
        reviews: [KENYA_OPENING, { ...AUSTRIA_OPENING, startOn: '2021-02-29' }],
      });
      expect(malformed.statusCode).toBe(400);
      expect(malformed.json()).toMatchObject({ faults: [{ path: '/reviews/1/startOn' }] });
    });
  });

  describe('refused', () => {
    let before: Awaited<ReturnType<typeof countRows>>;
    beforeEach(async () => {
      before = await countRows(test.register);
    });

    it.each([
      ['an unknown procedure', { mechanism: 'uncac' }, 422, 'unknown-procedure'],
      ['an unknown phase', { phase: '100' }, 422, 'unknown-phase'],
      ['an unknown State', { party: 'ZZZ' }, 422, 'unknown-state'],
      [
        'an unknown reviewing State',
        { reviewers: [{ party: 'ZZZ' }, { party: 'KEN' }] },
        422,
        'unknown-state',
      ],
      ['a State that is no party to the Convention', { party: 'IRN' }, 422, 'not-a-party'],
      ['a State of which it is not known', { party: 'COK' }, 422, 'not-a-party'],
      ['too few reviewing States', { reviewers: [{ party: 'KEN' }] }, 422, 'reviewers-invalid'],
      ['no reviewing States', { reviewers: [] }, 422, 'reviewers-invalid'],
      [
        'a reviewing State named twice',
        { reviewers: [{ party: 'KEN' }, { party: 'KEN' }] },
        422,
        'reviewers-invalid',
      ],
      ['a State that reviews itself', { party: 'KEN' }, 422, 'reviewers-invalid'],
      [
        'an instrument that nobody reviews',
        { reviewers: [{ party: 'FRA' }, { party: 'AUT' }] },
        422,
        'reviewers-invalid',
      ],
      ['a day in the future', { startOn: '2021-11-11' }, 422, 'act-in-future'],
      ['a day that does not exist', { startOn: '2021-11-31' }, 400, 'invalid-request'],
      ['a moment instead of a day', { startOn: '2021-11-01T00:00:00Z' }, 400, 'invalid-request'],
      ['a State in small letters', { party: 'nga' }, 400, 'invalid-request'],
      ['a field that nobody asked for', { closedOn: '2021-11-01' }, 400, 'invalid-request'],
      ['a group number below one', { group: 0 }, 400, 'invalid-request'],
    ])('%s, and nothing is written', async (_what, change, status, code) => {
      const opening = { ...NIGERIA_OPENING, phase: '3', party: 'XSS', ...change };
      const refused = await test.post('/api/reviews', opening);
      expect(refused.json()).toMatchObject({ status, code });
      expect(refused.statusCode).toBe(status);
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(refused.json<{ remedy: string }>().remedy).not.toBe('');
      expect(await countRows(test.register)).toEqual(before);
    });
  });
});
