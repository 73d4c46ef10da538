import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, NIGERIA_OPENING, type TestApp } from '../../support/test-app.ts';

interface List {
  readonly items: readonly Record<string, unknown>[];
  readonly next: string | null;
}

describe('the lists', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
    test.setNow('2021-11-02T12:00:00.000Z');
    await test.openNigeria();
    await test.post('/api/reviews', {
      ...NIGERIA_OPENING,
      party: 'KEN',
      startOn: '2021-11-02',
      reviewers: [{ party: 'NGA' }, { party: 'AUT' }],
      sample: true,
    });
    test.setNow('2021-11-16T11:00:00.000Z');
  });
  afterAll(async () => {
    await test.close();
  });

  async function list(url: string): Promise<List> {
    const answer = await test.get(url);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<List>();
  }

  it('give every review, the one that is due first first', async () => {
    const { items, next } = await list('/api/reviews');
    expect(items.map(({ key }) => key)).toEqual(['untoc/1/NGA', 'untoc/1/KEN']);
    expect(next).toBeNull();
    expect(items[0]).toMatchObject({
      overdue: 3,
      next: { obligation: 'focal-point', dueOn: '2021-11-15', standing: 'stated' },
    });
  });

  it.each([
    ['?overdue=true', ['untoc/1/NGA']],
    ['?overdue=false', ['untoc/1/KEN']],
    ['?sample=true', ['untoc/1/KEN']],
    ['?party=KEN', ['untoc/1/KEN']],
    ['?reviewer=KEN', ['untoc/1/NGA']],
    ['?text=nigeria&party=NGA', ['untoc/1/NGA']],
    ['?stage=feedback', []],
    ['?owedBy=secretariat&order=party', ['untoc/1/KEN', 'untoc/1/NGA']],
    ['?mechanism=uncac', []],
  ])('filter reviews by %s', async (query, keys) => {
    expect((await list(`/api/reviews${query}`)).items.map(({ key }) => key)).toEqual(keys);
  });

  it('go on from their cursor to the end, each item once', async () => {
    const whole = (await list('/api/time-limits?limit=1000')).items.map(
      ({ review, key }) => `${String(review)} ${String(key)}`,
    );
    const pieces: string[] = [];
    let url = '/api/time-limits?limit=5';
    for (;;) {
      const { items, next } = await list(url);
      pieces.push(...items.map(({ review, key }) => `${String(review)} ${String(key)}`));
      if (next === null) break;
      url = `/api/time-limits?limit=5&cursor=${next}`;
    }
    expect(pieces).toEqual(whole);
    expect(whole.length).toBeGreaterThan(10);
  });

  it('give time limits due first, and those without a date last', async () => {
    const { items } = await list('/api/time-limits?limit=1000');
    const dates = items.map(({ dueOn }) => dueOn);
    const known = dates.filter((date) => date !== null);
    expect(known).toEqual([...known].sort());
    expect(dates.slice(known.length).every((date) => date === null)).toBe(true);
  });

  it.each([
    ['?overdue=true', 3],
    ['?review=untoc/1/KEN&status=running&party=AUT', 2],
    ['?dueBefore=2021-11-16', 3],
  ])('filter time limits by %s', async (query, count) => {
    expect((await list(`/api/time-limits${query}`)).items).toHaveLength(count);
  });

  it('give letters with the Message-ID that their mail has', async () => {
    const { items } = await list('/api/letters?state=NGA&review=untoc/1/NGA');
    expect(items.length).toBeGreaterThan(0);
    for (const letter of items) {
      expect(letter['messageId']).toMatch(/^[0-9a-f]{32}@chancery\.example$/);
      expect(letter).toMatchObject({ state: 'NGA', review: 'untoc/1/NGA' });
      expect(letter['noticeKeys']).toHaveLength(1);
    }
  });

  it('give tasks, of which there are none', async () => {
    expect(await list('/api/tasks?done=false')).toEqual({ items: [], next: null });
  });

  it.each([
    ['/api/reviews?limit=0', 'invalid-request'],
    ['/api/reviews?limit=1001', 'invalid-request'],
    ['/api/reviews?overdue=yes', 'invalid-request'],
    ['/api/reviews?party=nga', 'invalid-request'],
    ['/api/reviews?party=NGA&party=KEN', 'invalid-request'],
    ['/api/reviews?colour=blue', 'invalid-request'],
    ['/api/time-limits?dueBefore=2021-02-30', 'invalid-request'],
    ['/api/time-limits?review=untoc', 'invalid-request'],
    ['/api/letters?status=lost', 'invalid-request'],
    ['/api/reviews?cursor=bm9uc2Vuc2U', 'invalid-cursor'],
    ['/api/letters?cursor=!!!', 'invalid-cursor'],
    ['/api/tasks?cursor=WzFd', 'invalid-cursor'],
  ])('refuse %s', async (url, code) => {
    const answer = await test.get(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code });
  });

  it('give a procedure with the basis of each rule, and 404 for one that nobody entered', async () => {
    const procedure = await test.get('/api/procedures/untoc');
    expect(procedure.json()).toMatchObject({
      id: 'untoc',
      zone: 'Europe/Vienna',
      zoneBasis: { standing: 'inferred' },
    });
    const unknown = await test.get('/api/procedures/uncac');
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json()).toMatchObject({ code: 'unknown-procedure' });
  });

  it('say that a review is not there', async () => {
    for (const url of ['/api/reviews/untoc/1/AUT', '/api/reviews/untoc/1/AUT/timetable']) {
      const answer = await test.get(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'review-not-found', facts: { review: 'untoc/1/AUT' } });
    }
  });
});
