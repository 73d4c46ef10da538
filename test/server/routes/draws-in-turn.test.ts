import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import { verifyContinuation, verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { enterParties } from '../../../register/parties.ts';
import { Ceremony, expectRecorded } from '../../support/ceremony.ts';
import {
  createLaunchApp,
  type LaunchApp,
  type LaunchUnderTest,
  RESOLUTIONS,
  TODAY,
} from '../../support/launch-app.ts';
import { POOL } from '../../support/launch-course.ts';
import { openGroupsAt } from '../../support/open-groups-at.ts';

let test: LaunchApp;
beforeAll(async () => {
  test = await createLaunchApp();
});
afterAll(async () => {
  await test.close();
});

/** Goes through the ceremony of the next draw on a day. */
async function drawOn(launch: LaunchUnderTest, on: string): Promise<void> {
  test.setNow(`${on}T11:00:00Z`);
  const ceremony = new Ceremony(test.post, { phase: launch.phase, on });
  await ceremony.until({ resolutions: RESOLUTIONS });
  expectRecorded(await ceremony.draw('hold'));
  expectRecorded(await ceremony.draw('publish'));
}

describe('a draw for each group in its year', () => {
  let launch: LaunchUnderTest;
  let first: Transcript;
  const transcriptOf = async (query = '') =>
    (await test.get(`/api/draws/untoc/${launch.phase}${query}`)).json<Transcript>();
  beforeAll(async () => {
    launch = await test.newDraw();
    first = await transcriptOf();
  });

  it('says which groups are drawn, by which draw, and which comes next', async () => {
    const { toDraw, groups } = await launch.read();
    expect(toDraw).toEqual([2]);
    expect(groups.map(({ drawn }) => drawn)).toEqual([
      { drawId: first.frozen.drawId, transcript: first.digest, on: TODAY },
      null,
      null,
    ]);
    expect(first.result.pairs.map(({ underReview }) => underReview)).toEqual(first.result.groups['1']);
  });

  it('reads the list anew: what is unknown is settled again, and who has joined can review', async () => {
    test.setNow('2021-10-01T11:00:00Z');
    expect((await launch.ceremony.draw('freeze')).json()).toMatchObject({ code: 'draw-not-settled' });
    const [pattern] = POOL;
    if (pattern === undefined) throw new Error('the pool of the tests is empty');
    await enterParties(test.register, [{ ...pattern, code: 'NEW', name: 'New State' }]);
    await drawOn(launch, '2021-10-01');
    const { draws, toDraw } = await launch.read();
    expect(draws.at(-1)).toMatchObject({
      groups: [2],
      continues: [{ drawId: first.frozen.drawId, transcript: first.digest, groups: [1] }],
      joined: ['NEW'],
      left: [],
      sample: false,
    });
    expect(toDraw).toEqual([3]);
  });

  it('publishes a transcript for each group, and each builds on the one before', async () => {
    const second = await transcriptOf('?group=2');
    expect(await transcriptOf()).toEqual(second);
    expect(await transcriptOf('?group=1')).toEqual(first);
    expect((await test.get(`/api/draws/untoc/${launch.phase}?group=3`)).statusCode).toBe(404);
    expect((await test.get(`/api/draws/untoc/${launch.phase}?group=x`)).statusCode).toBe(400);
    expect(verifyTranscript(second)).toEqual([]);
    expect(verifyContinuation(second, first)).toEqual([]);
    expect(second.result.groups).toEqual(first.result.groups);
  });

  it('opens a group on its day, and the one before it at once', async () => {
    const nextAt = '2021-10-31T23:00:00.000Z';
    expect(await openGroupsAt(test, launch.key, '2021-10-01T12:00:00.000Z')).toEqual({ opened: 5, nextAt });
    expect(await openGroupsAt(test, launch.key, nextAt)).toEqual({
      opened: 6,
      nextAt: '2022-10-31T23:00:00.000Z',
    });
  });

  it('that is not held when the day of its group comes becomes a task of the secretariat', async () => {
    await openGroupsAt(test, launch.key, '2022-10-31T23:00:00.000Z');
    const { items } = (await test.get('/api/tasks')).json<{ items: { review: string; text: string }[] }>();
    const task = items.find(({ review }) => review === launch.key);
    expect(task?.text).toContain('The day of group 3 has come, and its reviewers are not drawn');
    expect(task?.text).toContain(`/draw/untoc/${launch.phase}`);
  });

  it('that is held after the day of its group starts the reviews on the day of its publication', async () => {
    expect(await openGroupsAt(test, launch.key, '2022-11-01T12:00:00.000Z')).toEqual({
      opened: 0,
      nextAt: null,
    });
    await drawOn(launch, '2022-12-01');
    expect((await launch.read()).groups[2]).toMatchObject({ startsOn: '2022-12-01' });
    expect(await openGroupsAt(test, launch.key, '2022-12-01T12:00:00.000Z')).toEqual({
      opened: 6,
      nextAt: null,
    });
    const [party = ''] = first.result.groups['3'] ?? [];
    expect((await test.get(`/api/reviews/untoc/${launch.phase}/${party}`)).json()).toMatchObject({
      group: 3,
      openedOn: '2022-12-01',
    });
  });

  it('is the last one when the reviewers of every group are drawn', async () => {
    expect((await launch.read()).toDraw).toEqual([]);
    const refused = await launch.ceremony.draw('freeze', { resolutions: RESOLUTIONS });
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'ceremony-out-of-order' });
  });
});

describe('a draw that continues another', () => {
  it('is no sample where that one is real, and a sample where that one is', async () => {
    const real = await test.newDraw();
    const refused = await real.ceremony.draw('freeze', { sample: true });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'draw-not-settled' });

    const sample = await test.newLaunch();
    await sample.ceremony.prepare();
    await sample.ceremony.until({ sample: true });
    expectRecorded(await sample.ceremony.draw('hold'));
    expectRecorded(await sample.ceremony.draw('publish'));
    expectRecorded(await sample.ceremony.draw('freeze', { resolutions: RESOLUTIONS }));
    expect((await sample.read()).draws.map((draw) => draw.sample)).toEqual([true, true]);
  });

  it('that is void leaves the published one as it is', async () => {
    const launch = await test.newDraw();
    await launch.ceremony.until({ resolutions: RESOLUTIONS });
    expectRecorded(await launch.ceremony.draw('void', { reason: 'A State was missing.' }));
    expect((await launch.read()).toDraw).toEqual([2]);
    expect((await test.get(`/api/draws/untoc/${launch.phase}`)).statusCode).toBe(200);
    // Group 1 opens all the same.
    const { opened } = await openGroupsAt(test, launch.key, `${TODAY}T12:00:00.000Z`);
    expect((await launch.read()).groups.map((group) => group.opened)).toEqual([opened, 0, 0]);
    expect(opened).toBeGreaterThan(0);
  });
});

describe('a waiver', () => {
  const pair = { rule: 'mutual-review', parties: 'LDX LAX', reason: 'Both agree.' };

  it('is an act before the freeze, and is frozen with the list', async () => {
    const launch = await test.newLaunch();
    const granted = expectRecorded(await launch.ceremony.take('waiver-granted', pair));
    const { sequence } = granted.json<{ sequence: number }>();
    const frozenWaiver = { rule: 'mutual-review', party: 'LAX', other: 'LDX', reason: 'Both agree.' };
    expect((await launch.read()).waivers).toEqual([
      { ...frozenWaiver, act: sequence, grantedOn: TODAY, frozen: false },
    ]);
    await launch.ceremony.prepare();
    await launch.ceremony.until({ resolutions: RESOLUTIONS });
    expect(await launch.read()).toMatchObject({
      waivers: [{ act: sequence, frozen: true }],
      draws: [{ waivers: [frozenWaiver] }],
    });
    const act = { kind: 'act-struck-out', sequence, on: TODAY, reason: 'A slip.' };
    expect((await test.post(`${launch.ceremony.base}/acts`, { act })).json()).toMatchObject({
      code: 'act-not-strikable',
    });
    const late = await launch.ceremony.take('waiver-granted', { ...pair, parties: 'LBX LEX' });
    expect(late.statusCode).toBe(409);
    expectRecorded(await launch.ceremony.draw('hold'));
    expectRecorded(await launch.ceremony.draw('publish'));
    const { frozen } = (await test.get(`/api/draws/untoc/${launch.phase}`)).json<Transcript>();
    expect(frozen.waivers).toEqual([frozenWaiver]);
  });

  it('names parties of the list by their codes', async () => {
    const launch = await test.newLaunch();
    const refused = await launch.ceremony.take('waiver-granted', { ...pair, parties: 'LAX XYZ' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'waiver-invalid', remedy: 'Correct the code.' });
    const left = await launch.ceremony.take('waiver-granted', { ...pair, parties: 'LAX COK' });
    expect(left.statusCode).toBe(201);
    // It is listed, and then left out of the pool.
    expect((await launch.ceremony.draw('freeze', { resolutions: RESOLUTIONS })).json()).toMatchObject({
      code: 'draw-not-settled',
      faults: [{ path: '/parties/COK', message: expect.stringContaining('waiver') as string }],
    });
  });

  it('that was recorded in error is struck out, and no more is frozen', async () => {
    const launch = await test.newLaunch();
    const { sequence } = expectRecorded(await launch.ceremony.take('waiver-granted', pair)).json<{
      sequence: number;
    }>();
    const act = { kind: 'act-struck-out', sequence, on: TODAY, reason: 'A slip.' };
    expectRecorded(await test.post(`${launch.ceremony.base}/acts`, { act }));
    await launch.ceremony.until({ resolutions: RESOLUTIONS });
    expect(await launch.read()).toMatchObject({ waivers: [], draws: [{ waivers: [] }] });
  });
});
