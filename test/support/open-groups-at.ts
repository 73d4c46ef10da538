import { createOpenGroups } from '../../activities/open-groups.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { LaunchApp } from './launch-app.ts';

/** What the worker of a launch does at a moment: opens the reviews of each group whose day has come. */
export async function openGroupsAt(
  test: LaunchApp,
  launch: ReviewKey,
  now: string,
): Promise<{ readonly opened: number; readonly nextAt: Instant | null }> {
  test.setNow(now);
  const openGroups = createOpenGroups({
    register: test.register,
    openReview: test.proceedings.openReview,
    pulse: () => ({ beat: () => undefined }),
  });
  return await openGroups({ review: launch, now: now as Instant });
}
