import type { CourseAct } from '../review/check-act.ts';
import type { OpeningRequest } from '../review/compose-opening.ts';
import type { ReviewId } from '../review/review-id.ts';

/** An act that was taken before the review came to us. What was recorded in error elsewhere is simply not given. */
export interface PastAct {
  /** A step comes without a contact id: who is named stays with the caller, and the plan says under which id. */
  readonly act: CourseAct;
  /** A person comes with the act. */
  readonly namesPerson: boolean;
}

/** A review that began elsewhere: its opening, and what has happened since, in any order. */
export interface PastReview extends ReviewId, OpeningRequest {
  readonly acts: readonly PastAct[];
}
