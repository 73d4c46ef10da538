import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { verifyContinuation } from '../../domain/draw/verify-transcript.ts';
import { toReviewWorkflowId } from '../../domain/review/review-id.ts';
import { type Ceremony, expectRecorded } from '../support/ceremony.ts';
import { LAUNCH_KEY } from '../support/launch-course.ts';
import {
  adopt,
  drawGroups,
  drawLots,
  type LaunchStack,
  openedReviews,
  startLaunchStack,
} from '../support/launch-stack.ts';
import { clockFromNow } from '../support/proceedings.ts';
import { readEvents, toTimerDelaysMs } from '../support/run-history.ts';
import { until } from '../support/trial-proceedings.ts';

const DRAWN_ON = '2020-11-20';
const DAY_MS = 24 * 60 * 60 * 1_000;

let stack: LaunchStack;
let transcript: Transcript;
let ceremony: Ceremony;

beforeAll(async () => {
  stack = await startLaunchStack(clockFromNow(`${DRAWN_ON}T12:00:00Z`, 1));
  await adopt(stack);
  // Acts that come close together are told in one letter, and what has ended by then is left out.
  await until(() => stack.mails.length > 0);
  ({ transcript, ceremony } = await drawGroups(stack, DRAWN_ON));
});
afterAll(async () => {
  await stack.stop();
});

const reviews = async () =>
  (
    await stack.get<{ items: readonly { key: string; party: string; openedOn: string }[] }>(
      '/api/reviews?mechanism=untoc',
    )
  ).items;

test('the adoption makes a letter to the secretariat', () => {
  const [mail] = stack.mails;
  expect(mail?.to).toEqual(['officer@chancery.example']);
  expect(mail?.raw.toString().replaceAll('\r\n ', ' ')).toMatch(
    /^Subject: \[Rehearsal\] For action: Launch of phase 1. Joint intersessional meeting/m,
  );
});

test('the published draw opens the reviews of group 1 at once, and the others wait', async () => {
  await until(async () => (await openedReviews(stack))[0] === 4);
  const items = await reviews();
  expect(items.map(({ party }) => party).toSorted()).toEqual(transcript.result.groups['1']?.toSorted());
  expect(new Set(items.map(({ openedOn }) => openedOn))).toEqual(new Set([DRAWN_ON]));
  expect(await openedReviews(stack)).toEqual([4, 0, 0]);
});

test('the draw of group 2 builds on the first, and the launch then sleeps until its day begins in Vienna', async () => {
  const later = await drawLots(stack, ceremony);
  expect(later.frozen.continues?.draws.map(({ transcript: digest }) => digest)).toEqual([transcript.digest]);
  expect(later.result.pairs.map(({ underReview }) => underReview)).toEqual(transcript.result.groups['2']);
  expect(verifyContinuation(later, transcript)).toEqual([]);
  // Before the first draw it slept until reminders of the meeting, which are weeks away at most.
  const sleepMs = await until(async () => {
    const events = await readEvents(stack.temporal.client, toReviewWorkflowId(LAUNCH_KEY));
    const lastMs = toTimerDelaysMs(events).at(-1) ?? 0;
    return lastMs > 100 * DAY_MS && lastMs;
  });
  // From noon of 20 November 2020 to midnight before 1 November 2021.
  expect(Math.round(sleepMs / DAY_MS)).toBe(345);
});

test('a review of the draw takes acts like any other', async () => {
  const [review] = await until(async () => {
    const items = await reviews();
    return items.length > 0 && items;
  });
  const { key = '', party = '' } = review ?? {};
  const act = { kind: 'step-taken', step: 'focal-point-named', party, on: DRAWN_ON };
  const contact = { name: 'Amina Bello', email: 'amina.bello@justice.example' };
  const recorded = expectRecorded(await stack.post(`/api/reviews/${key}/acts`, { act, contact }));
  expect(recorded.json()).toMatchObject({ sequence: 2 });
});
