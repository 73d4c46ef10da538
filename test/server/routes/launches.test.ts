import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLaunchApp, type LaunchApp, type LaunchUnderTest, TODAY } from '../../support/launch-app.ts';

let test: LaunchApp;
let launch: LaunchUnderTest;

beforeAll(async () => {
  test = await createLaunchApp();
});
afterAll(async () => {
  await test.close();
});
/** Each test has a launch of its own. */
beforeEach(async () => {
  launch = await test.newLaunch();
});

describe('the adoption of the resolution', () => {
  it('starts the launch, with the six weeks that follow from it and its letter', async () => {
    const { statusCode, body } = await test.get(launch.ceremony.base);
    expect(statusCode, body).toBe(200);
    expect(await launch.read()).toMatchObject({
      resolution: '10/1',
      adoptedOn: '2020-10-16',
      stage: 'preparation',
    });
    const { timeLimits } = await launch.read();
    expect(timeLimits.find(({ key }) => key === 'meeting/secretariat')?.dueOn).toBe('2020-11-27');
    const letters = await test.get(`/api/letters?review=untoc/${launch.phase}/launch`);
    expect(letters.json()).toMatchObject({ items: [{ addressee: 'secretariat', state: null }] });
  });

  it('is recorded once, and again only under the same command', async () => {
    const body = {
      mechanism: 'untoc',
      phase: String(Number(launch.phase) + 20),
      on: '2020-10-16',
      resolution: '10/1',
    };
    const key = { 'idempotency-key': `adoption-${launch.phase}` };
    expect((await test.post('/api/launches', body, key)).statusCode).toBe(201);
    const again = await test.post('/api/launches', body, key);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ sequence: 1, duplicate: true });
    const second = await test.post('/api/launches', body);
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'review-exists' });
  });

  it('may also come as the first act', async () => {
    const address = `/api/launches/untoc/${Number(launch.phase) + 20}/acts`;
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
          phase: '59',
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
      const url = `/api/launches/untoc/58${path}`;
      const act = { kind: 'step-taken', step: 'module-ready', party: 'secretariat', on: TODAY };
      const body = path === '/acts' ? { act } : path === '/draw/void' ? { reason: 'none' } : {};
      const { statusCode, json } = path === '' ? await test.get(url) : await test.post(url, body);
      expect([path, statusCode]).toEqual([path, 404]);
      expect(json()).toMatchObject({ code: 'review-not-found' });
    }
  });

  it('needs the token, as every write does', async () => {
    for (const path of ['', `/untoc/${launch.phase}/acts`, `/untoc/${launch.phase}/draw/freeze`]) {
      const refused = await test.app.inject({ method: 'POST', url: `/api/launches${path}`, payload: {} });
      expect([path, refused.statusCode]).toEqual([path, 401]);
    }
  });

  it('makes no line on the board and no review in the lists, but shows among the time limits', async () => {
    const reviews = await test.get('/api/reviews?limit=1000');
    expect(reviews.json<{ items: { key: string }[] }>().items.map(({ key }) => key)).toEqual([]);
    expect((await test.get('/')).body).not.toContain('launch</');
    const limits = await test.get(`/api/time-limits?review=untoc/${launch.phase}/launch`);
    expect(limits.json<{ items: unknown[] }>().items).toHaveLength(7);
  });
});
