import type { Act, ActBody, Opening, ReviewParty } from './acts.ts';

/** Whether the act opens a proceeding. */
export function isOpening(act: Act): act is Act<Opening> {
  return isOpeningBody(act.body);
}

export function isOpeningBody(body: ActBody): body is Opening {
  return body.kind === 'review-opened' || body.kind === 'resolution-adopted';
}

/** The States of the proceeding: the party under review first, then the reviewers as drawn; none in a launch. */
export function partiesOf(opening: Opening): readonly ReviewParty[] {
  switch (opening.kind) {
    case 'review-opened':
      return [opening.underReview, ...opening.reviewers];
    case 'resolution-adopted':
      return [];
  }
}
