import type { ReviewKey } from '../../domain/review/review-id.ts';

export type DifferenceKind =
  /** A scripted act was refused by the services. */
  | 'act-unrecorded'
  /** The rules refuse an act that the services recorded. */
  | 'act-refused'
  /** A time limit came out otherwise. */
  | 'time-limit'
  /** A notice that was due was never decided. */
  | 'notice-missing'
  /** A notice was decided that the rules do not know. */
  | 'notice-unexpected'
  /** A notice was dropped although nothing took its place. */
  | 'notice-dropped'
  /** One notice is in two letters. */
  | 'notice-twice'
  /** A notice was decided as due and is in no letter. */
  | 'letter-missing'
  /** A letter did not leave. */
  | 'letter-not-sent'
  /** A letter left before a notice that it carries was due. */
  | 'letter-early'
  /** A letter was written without a notice, and neither a newer notice nor an act explains why. */
  | 'notice-left-out'
  /** An addressee had two letters on one day. */
  | 'letters-of-one-day'
  /** The register says that it was sent, and no mail arrived. */
  | 'mail-missing'
  /** A mail arrived twice. */
  | 'mail-twice'
  /** A mail arrived that no letter of the register accounts for. */
  | 'mail-unexpected'
  /** The letter logs (day, addressee, notice) are not the same. */
  | 'letter-log';

/** Something that the services did otherwise than the pure rules say. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly review: ReviewKey | null;
  /** What it is about: a key of a time limit, a notice or a mail. */
  readonly subject: string;
  readonly expected: string;
  readonly came: string;
}

/** One line for people. */
export function describeDifference({ kind, review, subject, expected, came }: Difference): string {
  return `${kind}  ${review === null ? '' : `${review} `}${subject}: expected ${expected}; came ${came}`;
}
