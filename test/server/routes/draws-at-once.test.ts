import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import {
  createLaunchApp,
  type LaunchApp,
  type LaunchUnderTest,
  RESOLUTIONS,
} from '../../support/launch-app.ts';
import { LAUNCHED_AT_ONCE } from '../../support/launch-course.ts';
import { openGroupsAt } from '../../support/open-groups-at.ts';

let test: LaunchApp;
let launch: LaunchUnderTest;
beforeAll(async () => {
  test = await createLaunchApp(LAUNCHED_AT_ONCE);
  launch = await test.newDraw();
});
afterAll(async () => {
  await test.close();
});

it('one draw is of all groups, and opens each whose day has come', async () => {
  const transcript = (await test.get(`/api/draws/untoc/${launch.phase}`)).json<Transcript>();
  expect(transcript.frozen.groups).toEqual([1, 2, 3]);
  expect(transcript.result.pairs).toHaveLength(17);
  const openAt = async (now: string) => await openGroupsAt(test, launch.key, now);
  const second = { nextAt: '2021-10-31T23:00:00.000Z' };
  expect(await openAt('2020-11-20T12:00:00.000Z')).toEqual({ opened: 5, ...second });
  expect(await openAt('2021-10-31T22:59:59.999Z')).toEqual({ opened: 0, ...second });
  expect((await launch.read()).groups).toMatchObject([
    { group: 1, startsOn: '2020-11-20', size: 5, opened: 5 },
    { group: 2, startsOn: '2021-11-01', size: 6, opened: 0 },
    { group: 3, startsOn: '2022-11-01', size: 6, opened: 0 },
  ]);
  expect(await openAt('2022-11-01T08:00:00.000Z')).toEqual({ opened: 12, nextAt: null });
  expect(await openAt('2022-11-01T08:00:00.000Z')).toEqual({ opened: 0, nextAt: null });
  const [first] = transcript.result.groups['2'] ?? [];
  const opened = await test.get(`/api/reviews/untoc/${launch.phase}/${first ?? ''}`);
  expect(opened.json()).toMatchObject({ group: 2, openedOn: '2021-11-01', sample: false });
});

it('nothing is left to draw', async () => {
  expect((await launch.read()).toDraw).toEqual([]);
  expect((await launch.ceremony.draw('freeze', { resolutions: RESOLUTIONS })).json()).toMatchObject({
    code: 'ceremony-out-of-order',
  });
});
