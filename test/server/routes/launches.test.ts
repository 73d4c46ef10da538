import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOpenGroups } from '../../../activities/open-groups.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import { verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { enterParties } from '../../../register/parties.ts';
import { enterProcedure } from '../../../register/procedures.ts';
import { Ceremony, expectRecorded } from '../../support/ceremony.ts';
import { LAUNCHED, POOL } from '../../support/launch-course.ts';
import { createTestApp, type TestApp, TOKEN } from '../../support/test-app.ts';

const TODAY = '2020-11-20';
/** What the list of the tests leaves open. */
const RESOLUTIONS = [
  { party: 'COK', field: 'pool', value: 'no', basis: 'not a party by the depositary’s list' },
  { party: 'FRA', field: 'tip', value: 'yes', basis: 'depositary’s list of the day' },
];

let test: TestApp;
let ceremony: Ceremony;
let phases = 0;

beforeAll(async () => {
  test = await createTestApp({ sampleResolutions: RESOLUTIONS });
  const phasesOfTests = Array.from({ length: 40 }, (_, index) => ({
    id: String(index + 1),
    title: `Phase ${index + 1}`,
    basis: { source: 'invented for tests', standing: 'assumed' } as const,
  }));
  await enterProcedure(test.register, { ...LAUNCHED, phases: phasesOfTests });
  await enterParties(test.register, POOL);
  test.setNow(`${TODAY}T11:00:00Z`);
});
afterAll(async () => {
  await test.close();
});

/** Each test has a launch of its own. */
beforeEach(async () => {
  phases += 1;
  const phase = String(phases);
  ceremony = new Ceremony(test.post, { phase, on: TODAY });
  const adopted = { mechanism: 'untoc', phase, on: '2020-10-16', resolution: '10/1' };
  expectRecorded(await test.post('/api/launches', adopted));
});

async function launch() {
  return (await test.get(ceremony.base)).json<{
    stage: string;
    toSettle: { party: string; field: string }[];
    draws: { drawId: string; sample: boolean; voided: unknown; held: unknown; publishedOn: string | null }[];
    groups: { group: number; startsOn: string | null; size: number | null; opened: number }[];
    timeLimits: { key: string; status: string; dueOn: string | null }[];
    acts: unknown[];
  }>();
}

describe('the adoption of the resolution', () => {
  it('starts the launch, with the six weeks that follow from it and its letter', async () => {
    const { statusCode, body } = await test.get(ceremony.base);
    expect(statusCode, body).toBe(200);
    expect(await launch()).toMatchObject({
      resolution: '10/1',
      adoptedOn: '2020-10-16',
      stage: 'preparation',
    });
    const { timeLimits } = await launch();
    expect(timeLimits.find(({ key }) => key === 'meeting/secretariat')?.dueOn).toBe('2020-11-27');
    const letters = await test.get(`/api/letters?review=untoc/${phases}/launch`);
    expect(letters.json()).toMatchObject({ items: [{ addressee: 'secretariat', state: null }] });
  });

  it('is recorded once, and again only under the same command', async () => {
    const body = { mechanism: 'untoc', phase: String(phases + 20), on: '2020-10-16', resolution: '10/1' };
    const key = { 'idempotency-key': `adoption-${phases}` };
    expect((await test.post('/api/launches', body, key)).statusCode).toBe(201);
    const again = await test.post('/api/launches', body, key);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ sequence: 1, duplicate: true });
    const second = await test.post('/api/launches', body);
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'review-exists' });
  });

  it('may also come as the first act', async () => {
    const address = `/api/launches/untoc/${phases + 20}/acts`;
    const act = { kind: 'resolution-adopted', on: '2020-10-16', resolution: '10/1' };
    expect((await test.post(address, { act })).statusCode).toBe(201);
    const step = { kind: 'step-taken', step: 'module-ready', party: 'secretariat', on: '2020-11-01' };
    expect((await test.post(address, { act: step })).json()).toMatchObject({ sequence: 2 });
  });

  it('is refused for a phase that is not there, a day to come, and an empty number', async () => {
    const send = async (changes: object) =>
      (
        await test.post('/api/launches', {
          mechanism: 'untoc',
          phase: '39',
          on: '2020-10-16',
          resolution: '10/1',
          ...changes,
        })
      ).json<{ code: string }>().code;
    expect(await send({ phase: 'x' })).toBe('unknown-phase');
    expect(await send({ on: '2021-10-16' })).toBe('act-in-future');
    expect(await send({ resolution: ' ' })).toBe('reason-required');
    expect(await send({ mechanism: 'other' })).toBe('unknown-procedure');
  });

  it('is asked for where there is none', async () => {
    for (const path of ['', '/acts', '/draw/freeze', '/draw/hold', '/draw/publish', '/draw/void']) {
      const url = `/api/launches/untoc/38${path}`;
      const act = { kind: 'step-taken', step: 'module-ready', party: 'secretariat', on: TODAY };
      const body = path === '/acts' ? { act } : path === '/draw/void' ? { reason: 'none' } : {};
      const { statusCode, json } = path === '' ? await test.get(url) : await test.post(url, body);
      expect([path, statusCode]).toEqual([path, 404]);
      expect(json()).toMatchObject({ code: 'review-not-found' });
    }
  });

  it('needs the token, as every write does', async () => {
    for (const path of ['', `/untoc/${phases}/acts`, `/untoc/${phases}/draw/freeze`]) {
      const refused = await test.app.inject({ method: 'POST', url: `/api/launches${path}`, payload: {} });
      expect([path, refused.statusCode]).toEqual([path, 401]);
    }
    expect(TOKEN).not.toBe('');
  });

  it('makes no line on the board and no review in the lists, but shows among the time limits', async () => {
    const reviews = await test.get('/api/reviews?limit=1000');
    expect(reviews.json<{ items: { key: string }[] }>().items.map(({ key }) => key)).toEqual([]);
    expect((await test.get('/')).body).not.toContain('launch</');
    const limits = await test.get(`/api/time-limits?review=untoc/${phases}/launch`);
    expect(limits.json<{ items: unknown[] }>().items).toHaveLength(7);
  });
});

describe('a freeze', () => {
  it('is refused with everything that an officer must settle first', async () => {
    expect((await launch()).toSettle.map(({ party, field }) => `${party}/${field}`)).toEqual([
      'COK/regional group',
      'COK/untoc',
      'COK/tip',
      'FRA/tip',
      'COK/regional group',
    ]);
    const refused = await ceremony.draw('freeze');
    expect(refused.statusCode).toBe(422);
    const problem = refused.json<{ code: string; faults: { path: string; message: string }[] }>();
    expect(problem.code).toBe('draw-not-settled');
    expect(problem.faults.map(({ path, message }) => `${path} ${message}`)).toContain(
      '/parties/FRA FRA: tip is unknown',
    );
    expect((await launch()).draws).toEqual([]);
  });

  it('names the resolutions that cannot be applied', async () => {
    const resolutions = [...RESOLUTIONS, { party: 'FRA', field: 'som', value: 'yes', basis: 'x' }];
    const refused = await ceremony.draw('freeze', { resolutions });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'draw-not-settled',
      faults: [{ path: '/resolutions/2/field' }],
    });
  });

  it('records the digests of list and rules, once', async () => {
    const frozen = expectRecorded(await ceremony.draw('freeze', { resolutions: RESOLUTIONS }));
    const { drawId, parties } = frozen.json<{ drawId: string; parties: number }>();
    expect(parties).toBe(17);
    const { draws, toSettle } = await launch();
    expect(draws).toMatchObject([{ drawId, sample: false, held: null, publishedOn: null, voided: null }]);
    expect(toSettle).toEqual([]);
    const again = await ceremony.draw('freeze', { resolutions: RESOLUTIONS });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'ceremony-out-of-order' });
  });

  it('takes what nobody settled from the sample, and says so', async () => {
    expectRecorded(await ceremony.draw('freeze', { sample: true }));
    expect((await launch()).draws).toMatchObject([{ sample: true }]);
  });
});

describe('a draw', () => {
  it('is not frozen, held or published by an act that somebody tells', async () => {
    for (const step of ['draw-frozen', 'draw-held', 'draw-published']) {
      const refused = await ceremony.take(step, { draw: 'a', list: 'b', rules: 'c' });
      expect(refused.statusCode).toBe(409);
      expect(refused.json<{ remedy: string }>().remedy).toContain('/draw/');
    }
  });

  it('waits for its ceremony, and for the module and the meeting', async () => {
    const code = async () => (await ceremony.draw('hold')).json<{ code: string }>().code;
    expect(await code()).toBe('ceremony-out-of-order');
    await ceremony.until({ resolutions: RESOLUTIONS });
    expect(await code()).toBe('act-before-trigger');
    expect((await ceremony.draw('publish')).json()).toMatchObject({ code: 'ceremony-out-of-order' });
    expect((await test.get(`/api/draws/untoc/${phases}`)).statusCode).toBe(404);
  });

  it('is held, published, verified by anyone, and opens the groups whose day has come', async () => {
    await ceremony.prepare();
    const drawId = await ceremony.until({ resolutions: RESOLUTIONS });
    const held = expectRecorded(await ceremony.draw('hold'));
    expect(held.json<{ tests: { passed: boolean }[] }>().tests.map(({ passed }) => passed)).toEqual([
      true,
      true,
      true,
    ]);
    expect((await test.get(`/api/draws/untoc/${phases}`)).statusCode).toBe(404);
    expectRecorded(await ceremony.draw('publish'));

    const answered = await test.get(`/api/draws/untoc/${phases}`);
    expect(answered.statusCode).toBe(200);
    const transcript = answered.json<Transcript>();
    expect(verifyTranscript(transcript)).toEqual([]);
    expect(transcript.frozen.drawId).toBe(drawId);
    expect(transcript.digest).toBe(held.json<{ transcript: string }>().transcript);

    const review = `untoc/${phases}/launch` as ReviewKey;
    const openGroups = createOpenGroups({
      register: test.register,
      openReview: test.proceedings.openReview,
      pulse: () => ({ beat: () => undefined }),
    });
    const openAt = async (now: string) => {
      test.setNow(now);
      return await openGroups({ review, now: now as Instant });
    };
    const sizes = Object.values(transcript.result.groups).map(({ length }) => length);
    expect(sizes).toEqual([5, 6, 6]);
    expect(await openAt('2020-11-20T12:00:00.000Z')).toEqual({
      opened: 5,
      nextAt: '2021-10-31T23:00:00.000Z',
    });
    expect(await openAt('2021-10-31T22:59:59.999Z')).toEqual({
      opened: 0,
      nextAt: '2021-10-31T23:00:00.000Z',
    });
    expect((await launch()).groups).toMatchObject([
      { group: 1, startsOn: '2020-11-20', size: 5, opened: 5 },
      { group: 2, startsOn: '2021-11-01', size: 6, opened: 0 },
      { group: 3, startsOn: '2022-11-01', size: 6, opened: 0 },
    ]);
    expect(await openAt('2022-11-01T08:00:00.000Z')).toEqual({ opened: 12, nextAt: null });
    expect(await openAt('2022-11-01T08:00:00.000Z')).toEqual({ opened: 0, nextAt: null });
    const [first] = transcript.result.groups['2'] ?? [];
    const opened = await test.get(`/api/reviews/untoc/${phases}/${first ?? ''}`);
    expect(opened.json()).toMatchObject({ group: 2, openedOn: '2021-11-01', sample: false });
    test.setNow(`${TODAY}T11:00:00Z`);
  });

  it('that was held is not held again, and the same command is the same act', async () => {
    await ceremony.prepare();
    await ceremony.until({ resolutions: RESOLUTIONS });
    const key = { 'idempotency-key': `hold-${phases}` };
    const first = await test.post(`${ceremony.base}/draw/hold`, {}, key);
    expect(first.statusCode).toBe(201);
    const { seed, transcript, sequence } = first.json<Record<string, unknown>>();
    const again = await test.post(`${ceremony.base}/draw/hold`, {}, key);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ seed, transcript, sequence, duplicate: true });
    expect((await ceremony.draw('hold')).json()).toMatchObject({ code: 'ceremony-out-of-order' });
  });

  it('whose stored transcript was changed is not published', async () => {
    await ceremony.prepare();
    await ceremony.until({ resolutions: RESOLUTIONS });
    const { transcript } = expectRecorded(await ceremony.draw('hold')).json<{ transcript: string }>();
    // As somebody might who has the database to himself.
    await sql`alter table draw_transcripts disable trigger all`.execute(test.register);
    await sql`
      update draw_transcripts set transcript = (jsonb_set(transcript::jsonb, '{result,pairs,0,reviewers,0,party}', '"XSS"'))::json
      where digest = ${transcript}`.execute(test.register);
    await sql`alter table draw_transcripts enable trigger all`.execute(test.register);
    const refused = await ceremony.draw('publish');
    expect(refused.statusCode).toBe(422);
    const problem = refused.json<{ code: string; faults: { path: string }[] }>();
    expect(problem.code).toBe('transcript-not-true');
    expect(problem.faults.map(({ path }) => path)).toContain('$.result.pairs[0].reviewers[0].party');
  });

  it('that is declared void stays visible, and another is held', async () => {
    await ceremony.until({ resolutions: RESOLUTIONS });
    expect((await ceremony.draw('void', { reason: '' })).statusCode).toBe(400);
    expectRecorded(await ceremony.draw('void', { reason: 'A State was missing.' }));
    await ceremony.prepare();
    await ceremony.until({ resolutions: RESOLUTIONS });
    expectRecorded(await ceremony.draw('hold'));
    expect((await launch()).draws).toMatchObject([
      { voided: { reason: 'A State was missing.', on: TODAY }, held: null },
      { voided: null, publishedOn: null },
    ]);
  });
});
