import type { PartyCode } from '../../parties/party.ts';
import type { ReviewKey } from '../../review/review-id.ts';
import type { LetterContact } from '../letter-facts.ts';

export interface BounceWords {
  readonly review: ReviewKey;
  readonly role: LetterContact['role'];
  /** The State written to; `null` for the secretariat and the bureau. */
  readonly party: PartyCode | null;
  /** The reporting system's reason, without mail addresses. */
  readonly detail: string | null;
  /** The letter came back from a focal point, and there is a permanent mission to write to in its place. */
  readonly mission: boolean;
  /** The address is held not to receive mail. */
  readonly marked: boolean;
}

/** What a person of the secretariat is told about a letter that came back, and what to do. Names nobody. */
export function describeBounce({ review, role, party, detail, mission, marked }: BounceWords): string {
  const reason = detail === null ? '' : ` (${detail})`;
  return [
    `A letter of ${review} to ${toWhom(role, party)} could not be delivered${reason}.`,
    ...(role === 'focal-point' ? [toMissionWords(mission)] : []),
    toRemedy(role, marked),
  ].join(' ');
}

function toWhom(role: BounceWords['role'], party: PartyCode | null): string {
  switch (role) {
    case 'focal-point':
      return `the focal point of ${party ?? 'a State'}`;
    case 'expert':
      return `an expert of ${party ?? 'a State'}`;
    case 'permanent-mission':
      return `the permanent mission of ${party ?? 'a State'}`;
    case 'secretariat':
      return 'the secretariat';
    case 'bureau':
      return 'the bureau';
  }
}

function toMissionWords(mission: boolean): string {
  return mission
    ? 'What it said goes to the permanent mission instead.'
    : 'No other address of the State is known that it could go to instead.';
}

function toRemedy(role: BounceWords['role'], marked: boolean): string {
  if (!marked)
    return 'The address itself may be good, so later letters go to it as before. Ask whether they arrive; then close this task.';
  if (role === 'focal-point')
    return 'Later letters to this focal point go to the permanent mission as well, until the State names another, or you close this task because the address is good again.';
  return 'Find the right address and enter it among the standing contacts; then close this task.';
}
