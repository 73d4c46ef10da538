import { publishedDraws } from '../domain/draw/ceremony.ts';
import { fold } from '../domain/review/fold.ts';
import { launch } from './activity-proxies.ts';
import type { CountryReviewInput } from './messages.ts';
import { keepProceeding, type Pursuit } from './proceeding.ts';

/**
 * The launch of a phase, from the adoption of its resolution: a proceeding like a review, with one thing more to do. Once
 * the draw of its reviewers is published, the reviews of each group are opened when the group starts, and never before.
 */
export async function phaseLaunch(input: CountryReviewInput): Promise<void> {
  await keepProceeding(input, openGroups);
}

/** Asked with every later act as well: a suspension holds back the groups that have not started, a resumption lets them start. */
const openGroups: Pursuit = async (running, now) => {
  const { review, acts } = running;
  // A group may wait for its day while the ceremony of a later one is under way.
  if (publishedDraws(fold(review, acts).steps).length === 0) return null;
  const { nextAt } = await launch.openGroups({ review, now });
  return nextAt;
};
