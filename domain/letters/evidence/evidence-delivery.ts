import type { EvidenceLetter } from './evidence-facts.ts';
import { toMomentWords } from './evidence-words.ts';

/** What the systems behind the relay reported, and what was done where a letter came back. */
export function toDeliveryWords(letter: EvidenceLetter, letters: readonly EvidenceLetter[]): string {
  const when = letter.deliveryAt === null ? '' : ` on ${toMomentWords(letter.deliveryAt)}`;
  switch (letter.delivery) {
    case null:
      return 'no report came';
    case 'delivered':
      return letter.acts.some(({ at, kind }) => kind === 'delivered' && at === letter.deliveryAt)
        ? `noted by an officer as arrived${when}`
        : `reported as delivered${when}`;
    case 'delayed':
      return `reported as delayed${when}`;
    case 'bounced':
      return `came back as undeliverable${when}; ${toReplacementWords(letter, letters)}`;
  }
}

function toReplacementWords({ messageId }: EvidenceLetter, letters: readonly EvidenceLetter[]): string {
  const instead = letters.find(({ insteadOf }) => insteadOf === messageId);
  if (instead === undefined) return 'no letter was written in its place';
  if (instead.status !== 'sent') return 'a letter to the permanent mission in its place has not left';
  return instead.delivery === 'bounced'
    ? 'a letter to the permanent mission in its place came back as well'
    : 'a letter went to the permanent mission in its place';
}
