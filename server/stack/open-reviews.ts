import type { SampleGroup, SampleReview } from '../../config/parties/load-sample-group.ts';
import type { CivilDate } from '../../domain/calendar/time.ts';
import type { ApiClient } from './api-client.ts';

/** How many reviews are opened at once: enough to keep two cores busy, few enough to see progress. */
const AT_ONCE = 6;

/**
 * Opens reviews of the sample group by the API, each marked as a sample. Repeating it is harmless: a review that was
 * opened by an earlier call stays as it is.
 *
 * @throws ApiRefused when the API refuses one.
 */
export async function openReviews(
  api: ApiClient,
  order: {
    readonly group: SampleGroup;
    readonly reviews: readonly SampleReview[];
    readonly startOn: CivilDate;
    /** Called after each review. */
    readonly opened?: (count: number) => void;
  },
): Promise<void> {
  const { group, startOn } = order;
  const waiting = [...order.reviews];
  let count = 0;
  const openOneByOne = async (): Promise<void> => {
    for (let review = waiting.shift(); review !== undefined; review = waiting.shift()) {
      await api.post(
        '/api/reviews',
        toRequest(group, review, startOn),
        `sample/${group.mechanism}/${group.phase}/${review.party}`,
      );
      count += 1;
      order.opened?.(count);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, openOneByOne));
}

function toRequest(group: SampleGroup, review: SampleReview, startOn: CivilDate): Record<string, unknown> {
  return {
    mechanism: group.mechanism,
    phase: group.phase,
    group: group.group,
    party: review.party,
    instruments: review.instruments,
    reviewers: review.reviewers,
    startOn,
    sample: true,
  };
}
