import type { Difference } from './difference.ts';
import type { Recorded } from './recorded.ts';

/** Compares the mails that arrived with the letters that the register calls sent: each once, no other. */
export function compareMail({ letters, mails }: Recorded): readonly Difference[] {
  const arrived = new Map<string, number>();
  for (const token of mails) arrived.set(token, (arrived.get(token) ?? 0) + 1);
  const known = new Set(letters.map(({ messageToken }) => messageToken));
  const missing = letters
    .filter(({ status, messageToken }) => status === 'sent' && !arrived.has(messageToken))
    .map(({ messageToken, noticeKeys }) => ({
      kind: 'mail-missing' as const,
      review: null,
      subject: noticeKeys.length === 0 ? messageToken : noticeKeys.join(' '),
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
