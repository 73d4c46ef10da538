import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { readActs } from '../../../register/acts.ts';
import { CONTACT, naming, reasoned } from '../../support/given-acts.ts';
import { countRows, createTestApp, type TestApp, TOKEN } from '../../support/test-app.ts';

let test: TestApp;
let key: ReviewKey;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(async () => {
  await test.close();
});
/** Each test has a review of its own. */
beforeEach(async () => {
  test.proceedings.setReachable(true);
  key = await test.openNigeria();
});

async function post(body: unknown, headers: Record<string, string> = {}) {
  return await test.post(`/api/reviews/${key}/acts`, body, headers);
}

async function limit(name: string): Promise<Record<string, unknown>> {
  const timetable = await test.get(`/api/reviews/${key}/timetable`);
  const { timeLimits } = timetable.json<{ timeLimits: readonly Record<string, unknown>[] }>();
  const found = timeLimits.find((candidate) => candidate['key'] === name);
  if (found === undefined) throw new Error(`no time limit ${name}`);
  return found;
}

describe('recording acts', () => {
  it('records a step, and the timetable shows it when the answer comes', async () => {
    const recorded = await post(naming('focal-point-named'));
    expect(recorded.statusCode).toBe(201);
    expect(recorded.json()).toMatchObject({ review: key, sequence: 2, duplicate: false });
    expect(await limit('focal-point/NGA')).toMatchObject({ status: 'met', metOn: '2021-11-05' });
    expect(await limit('focal-point/KEN')).toMatchObject({ status: 'running', dueOn: '2021-11-15' });
  });

  it('records an extension, and the date says why it moved', async () => {
    const granted = reasoned('extension-granted', '2021-11-09', {
      obligation: 'questionnaire',
      party: 'NGA',
      by: 'P1M',
    });
    expect((await post(granted)).statusCode).toBe(201);
    expect(await limit('questionnaire/NGA')).toMatchObject({
      dueOn: '2022-06-01',
      steps: [
        { kind: 'trigger', act: 1 },
        { kind: 'count' },
        { kind: 'extension', act: 2 },
        { kind: 'end-of-day' },
      ],
    });
  });

  it('suspends and resumes, and what remained runs on', async () => {
    await post(reasoned('review-suspended', '2021-11-05'));
    expect(await limit('focal-point/NGA')).toMatchObject({
      status: 'suspended',
      dueOn: null,
      remainingDays: 10,
    });
    await post(reasoned('review-resumed', '2021-11-08'));
    expect(await limit('focal-point/NGA')).toMatchObject({ status: 'running', dueOn: '2021-11-18' });
  });

  it('strikes out an act, and the timetable is as if it had never been recorded', async () => {
    const before = await limit('focal-point/NGA');
    await post(naming('focal-point-named'));
    await post(reasoned('act-struck-out', '2021-11-09', { sequence: 2 }));
    expect(await limit('focal-point/NGA')).toMatchObject({ status: 'running', dueOn: before['dueOn'] });
    const review = await test.get(`/api/reviews/${key}`);
    expect(review.json()).toMatchObject({ struckOut: [2] });
  });

  it('keeps the person in the contact table, and no answer or page shows it', async () => {
    await post(naming('focal-point-named'));
    const contacts = await test.register
      .selectFrom('contacts')
      .selectAll()
      .where('review_key', '=', key)
      .execute();
    expect(contacts).toMatchObject([{ ...CONTACT, party: 'NGA', role: 'focal-point', language: 'en' }]);
    const acts = await readActs(test.register, key);
    expect(acts[1]?.body).toMatchObject({ contactId: contacts[0]?.id });

    const details = await test.get(`/api/reviews/${key}`);
    expect(details.json()).toMatchObject({ parties: [{ code: 'NGA', focalPointNamed: true }, {}, {}] });
    for (const url of [`/api/reviews/${key}`, '/api/reviews', '/api/letters', `/reviews/${key}`, '/']) {
      const { body, statusCode } = await test.get(url);
      expect(statusCode).toBe(200);
      expect(body).not.toMatch(/amina/i);
    }
  });
});

describe('a command sent again', () => {
  const again = { 'idempotency-key': 'note-verbale-17' };

  it('is answered from the register with the act it made, even while the proceedings are away', async () => {
    await post(naming('focal-point-named'), again);
    const before = await countRows(test.register);
    test.proceedings.setReachable(false);
    const repeated = await post(naming('focal-point-named'), again);
    expect(repeated.statusCode).toBe(200);
    expect(repeated.json()).toMatchObject({ sequence: 2, duplicate: true });
    expect(await countRows(test.register)).toEqual(before);
  });

  it('is refused with another act', async () => {
    await post(naming('focal-point-named'), again);
    const before = await countRows(test.register);
    const reused = await post(naming('focal-point-named', 'NGA', '2021-11-06'), again);
    expect(reused.statusCode).toBe(422);
    expect(reused.json()).toMatchObject({ code: 'command-id-reused' });
    expect(await countRows(test.register)).toEqual(before);
  });

  it('is recorded once when it was not answered the first time, with one person', async () => {
    const before = await countRows(test.register);
    test.proceedings.setReachable(false);
    const away = await post(naming('focal-point-named'), again);
    expect(away.statusCode).toBe(503);
    expect(away.headers['retry-after']).toBe('5');
    expect(away.json()).toMatchObject({ code: 'proceedings-unavailable' });
    test.proceedings.setReachable(true);
    expect((await post(naming('focal-point-named'), again)).statusCode).toBe(201);
    const { acts = 0, contacts = 0 } = before;
    expect(await countRows(test.register)).toMatchObject({ acts: acts + 1, contacts: contacts + 1 });
  });

  it('without a key is a new command each time', async () => {
    const send = async () =>
      await test.app.inject({
        method: 'POST',
        url: `/api/reviews/${key}/acts`,
        headers: { authorization: `Bearer ${TOKEN}` },
        payload: naming('expert-named'),
      });
    expect((await send()).json()).toMatchObject({ sequence: 2 });
    expect((await send()).json()).toMatchObject({ sequence: 3 });
  });
});
