import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { readActs } from '../../register/acts.ts';
import { LAUNCHED_AT_ONCE } from '../support/launch-course.ts';
import {
  type LaunchAnswer,
  type LaunchStack,
  launchPhase,
  openedReviews,
  startLaunchStack,
} from '../support/launch-stack.ts';
import { clockFromNow } from '../support/proceedings.ts';
import { until } from '../support/trial-proceedings.ts';

const ADOPTED_ON = '2020-10-16';
/** Group 3 starts about two years after the draw. */
const DAYS_PER_SECOND = 40;

let stack: LaunchStack;
beforeAll(async () => {
  stack = await startLaunchStack(
    clockFromNow(`${ADOPTED_ON}T12:00:00Z`, DAYS_PER_SECOND * 86_400),
    LAUNCHED_AT_ONCE,
  );
});
afterAll(async () => {
  await stack.stop();
});

test('drawn all at once, the groups open by themselves as the years pass, none of them before its day', async () => {
  await launchPhase(stack, ADOPTED_ON);
  await until(async () => (await openedReviews(stack)).every((count) => count === 4));
  const { groups } = await stack.get<LaunchAnswer>('/api/launches/untoc/1');
  expect(groups.map(({ startsAt }) => startsAt)).toEqual([
    '2020-10-15T22:00:00.000Z',
    '2021-10-31T23:00:00.000Z',
    '2022-10-31T23:00:00.000Z',
  ]);
  const { items } = await stack.get<{ items: readonly { key: ReviewKey; group: number }[] }>('/api/reviews');
  expect(items).toHaveLength(12);
  for (const { key, group } of items) {
    const [opening] = await readActs(stack.register, key);
    const startsAt = groups.find((one) => one.group === group)?.startsAt ?? 'never';
    expect(opening?.recordedBy).toBe('draw');
    expect(opening?.recordedAt ?? '').toSatisfy((at: string) => at >= startsAt);
  }
});
