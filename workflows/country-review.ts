import type { CountryReviewInput } from './messages.ts';
import { keepProceeding } from './proceeding.ts';

/** The review of one State in one phase, from its opening to its closing. */
export async function countryReview(input: CountryReviewInput): Promise<void> {
  await keepProceeding(input);
}
