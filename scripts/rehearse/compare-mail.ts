import type { Difference } from './difference.ts';
import type { Recorded } from './recorded.ts';

/** Compares the mails that arrived with the letters that the register calls sent: each once, no other. */
export function compareMail({ reviews, mails }: Recorded): readonly Difference[] {
  const arrived = new Map<string, number>();
  for (const token of mails) arrived.set(token, (arrived.get(token) ?? 0) + 1);
  const letters = reviews.flatMap((review) =>
    review.letters.map((letter) => ({ review: review.key, letter })),
  );
  const known = new Set(letters.map(({ letter }) => letter.messageToken));
  const missing = letters
    .filter(({ letter }) => letter.status === 'sent' && !arrived.has(letter.messageToken))
    .map(({ review, letter }) => ({
      kind: 'mail-missing' as const,
      review,
      subject: letter.noticeKeys.join(' '),
      expected: 'a mail',
      came: 'none',
    }));
  const others = [...arrived].flatMap(([token, times]): Difference[] => {
    if (!known.has(token)) {
      return [
        { kind: 'mail-unexpected', review: null, subject: token, expected: 'no mail', came: `${times}` },
      ];
    }
    return times === 1
      ? []
      : [{ kind: 'mail-twice', review: null, subject: token, expected: 'one mail', came: `${times}` }];
  });
  return [...missing, ...others];
}
