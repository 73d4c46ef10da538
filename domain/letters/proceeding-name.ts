import { LONGEST_NAME, toDisplayText } from './display-text.ts';
import type { LetterFacts } from './letter-facts.ts';

/** How a letter names the proceeding inside a sentence: `review of Nigeria`, or `launch of phase 1`. */
export function nameProceeding({ underReview, phase }: LetterFacts['review']): string {
  if (underReview === null) return `launch of phase ${phase}`;
  return `review of ${toDisplayText(underReview.name, LONGEST_NAME)}`;
}

/** ` of Kenya`, where it is not plain from the proceeding who owes: the State under review, or in a launch the secretariat. */
export function nameOwner({ owedBy, review }: LetterFacts, owner: string): string {
  return review.underReview === null || owedBy.code === review.underReview.code ? '' : ` of ${owner}`;
}
