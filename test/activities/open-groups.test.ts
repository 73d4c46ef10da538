import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createOpenGroups } from '../../activities/open-groups.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { refuse } from '../../domain/errors.ts';
import { listTasks } from '../../register/tasks.ts';
import { expectRecorded } from '../support/ceremony.ts';
import { createLaunchApp, type LaunchApp, type LaunchUnderTest, TODAY } from '../support/launch-app.ts';
import { LAUNCHED_AT_ONCE, POOL } from '../support/launch-course.ts';

const NOW = `${TODAY}T11:00:00.000Z` as Instant;
const AFTER_GROUP_2 = '2021-11-02T08:00:00.000Z' as Instant;

let app: LaunchApp;
let launch: LaunchUnderTest;
let group: readonly string[];

beforeAll(async () => {
  app = await createLaunchApp(LAUNCHED_AT_ONCE);
});
afterAll(async () => {
  await app.close();
});
/** Each test has a launch of its own, whose draw was published today. */
beforeEach(async () => {
  launch = await app.newDraw();
  const { result } = (await app.get(`/api/draws/untoc/${launch.phase}`)).json<Transcript>();
  group = result.groups['1'] ?? [];
});

type OpenReview = Parameters<typeof createOpenGroups>[0]['openReview'];

async function openAt(now: Instant, openReview: OpenReview = app.proceedings.openReview) {
  app.setNow(now);
  const beats: unknown[] = [];
  const pulse = () => ({ beat: (progress: unknown) => void beats.push(progress) });
  const result = await createOpenGroups({ register: app.register, openReview, pulse })({
    review: launch.key,
    now,
  });
  return { ...result, beats: beats.length };
}

const record = async (act: object) => expectRecorded(await app.post(`${launch.ceremony.base}/acts`, { act }));

describe('opening the groups of a draw', () => {
  test('opens what is due, says so as it goes, and names the next start', async () => {
    expect(await openAt(NOW)).toEqual({ opened: 5, beats: 5, nextAt: '2021-10-31T23:00:00.000Z' });
    expect(await openAt(AFTER_GROUP_2)).toEqual({ opened: 6, beats: 6, nextAt: '2022-10-31T23:00:00.000Z' });
  });

  test('begun again after it died, opens what is missing and nothing twice', async () => {
    let left = 2;
    const dies: OpenReview = async (...review) => {
      left -= 1;
      if (left < 0) throw new Error('the engine went away');
      return await app.proceedings.openReview(...review);
    };
    await expect(openAt(NOW, dies)).rejects.toThrow('the engine went away');
    expect((await openAt(NOW)).opened).toBe(3);
  });

  test('passes over a State whose review somebody has opened', async () => {
    const [party] = group;
    const others = POOL.filter(({ code }) => code !== party).slice(0, 2);
    const given = {
      mechanism: 'untoc',
      phase: launch.phase,
      party,
      startOn: TODAY,
      instruments: ['untoc'],
      reviewers: others.map(({ code }) => ({ party: code })),
    };
    expectRecorded(await app.post('/api/reviews', given));
    expect((await openAt(NOW)).opened).toBe(4);
    expect((await listTasks(app.register, { limit: 10 })).items).toEqual([]);
  });

  test('a review that is refused becomes one task of the secretariat, and keeps no other from opening', async () => {
    const [party] = group;
    const refusesOne: OpenReview = async (key, ...rest) =>
      key.endsWith(party ?? '')
        ? refuse('unknown-phase', 'The phase is gone.', 'Bring it back.')
        : await app.proceedings.openReview(key, ...rest);
    expect((await openAt(NOW, refusesOne)).opened).toBe(4);
    await openAt(NOW, refusesOne);
    const { items } = await listTasks(app.register, { limit: 10 });
    expect(items).toMatchObject([{ kind: 'review-not-opened', review: launch.key }]);
    expect(items[0]?.text).toContain(
      `untoc/${launch.phase}/${party ?? ''}: The phase is gone. Bring it back.`,
    );
    expect((await app.get('/tasks')).statusCode).toBe(200);
  });

  test('waits while the launch is suspended, and goes on when it is resumed', async () => {
    await openAt(NOW);
    await record({ kind: 'review-suspended', on: TODAY, reason: 'By a decision of the Conference.' });
    expect(await openAt(AFTER_GROUP_2)).toEqual({ opened: 0, beats: 0, nextAt: null });
    await record({ kind: 'review-resumed', on: '2021-11-02', reason: 'By another decision.' });
    expect((await openAt(AFTER_GROUP_2)).opened).toBe(6);
  });

  test('opens nothing of a launch that was closed', async () => {
    await record({ kind: 'review-closed', on: TODAY, reason: 'The process was given up.' });
    expect(await openAt(NOW)).toEqual({ opened: 0, beats: 0, nextAt: null });
  });
});
