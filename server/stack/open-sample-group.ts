import { z } from 'zod';
import type { SampleGroup } from '../../config/parties/load-sample-group.ts';
import { isCivilDate, parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { CivilDate } from '../../domain/calendar/time.ts';
import type { ApiClient } from './api-client.ts';
import { openReviews } from './open-reviews.ts';

const reviewList = z.object({
  items: z.array(
    z.object({
      party: z.string(),
      sample: z.boolean(),
      openedOn: z.string().refine(isCivilDate).transform(parseCivilDate),
    }),
  ),
});

/**
 * Fills an empty installation with the sample group, so that there is something to see. Does nothing once anybody has
 * opened a review of their own. A start that was killed half-way is completed by the next, with the same first day.
 *
 * @returns how many reviews were opened.
 * @throws ApiRefused when the API refuses one.
 */
export async function openSampleGroup(
  api: ApiClient,
  options: {
    readonly group: SampleGroup;
    /** First day of the reviews, where none is open yet. */
    readonly startOn: CivilDate;
    readonly say: (line: string) => void;
  },
): Promise<number> {
  const { group, say } = options;
  const { items } = reviewList.parse(await api.get('/api/reviews?limit=1000'));
  if (items.some((review) => !review.sample)) return 0;
  const present = new Set(items.map((review) => review.party));
  const reviews = group.reviews.filter((review) => !present.has(review.party));
  if (reviews.length === 0) return 0;
  const total = reviews.length;
  say(`opening the sample group: ${total} reviews`);
  await openReviews(api, {
    group,
    reviews,
    startOn: items[0]?.openedOn ?? options.startOn,
    opened: (count) => {
      if (count % 20 === 0 && count < total) say(`opening the sample group: ${count} of ${total}`);
    },
  });
  return total;
}
