import { type MailReader, summariseAll } from './mail-reader.ts';
import type { MailStore, StoredMail } from './mail-store.ts';
import type { MailpitAddress, MailpitSummary } from './mailpit-shapes.ts';

const TERM = /(?:[^\s"]|"[^"]*")+/g;
const NEEDS_EXACT_ID = /^message-id:(.+)$/i;

/**
 * Mails that match every term of a query in Mailpit's manner, newest first: `message-id:`, `to:`, `from:`, `subject:`, or a plain word
 * that any of them or the first words of the text contain. Quotes keep words together. A Message-ID must match whole, unlike
 * Mailpit's, which also takes a part.
 */
export async function searchMail(store: MailStore, reader: MailReader, query: string): Promise<StoredMail[]> {
  const terms = (query.match(TERM) ?? []).map((term) => term.replaceAll('"', ''));
  const messageIds = terms.flatMap((term) => NEEDS_EXACT_ID.exec(term)?.[1] ?? []);
  const words = terms.filter((term) => !NEEDS_EXACT_ID.test(term)).map((term) => term.toLowerCase());
  const candidates = messageIds.length === 0 ? store.list() : findByIds(store, messageIds);
  if (words.length === 0) return [...candidates];
  const summaries = await summariseAll(reader, candidates);
  return candidates.filter((_, index) => {
    const summary = summaries[index];
    return summary !== undefined && words.every((word) => matches(summary, word));
  });
}

/** A mail has one Message-ID, so two different ones match nothing. */
function findByIds(store: MailStore, messageIds: readonly string[]): readonly StoredMail[] {
  const [first = '', ...others] = messageIds.map((id) => id.replace(/^<|>$/g, ''));
  return others.every((other) => other === first) ? store.findByMessageId(first) : [];
}

function matches(summary: MailpitSummary, word: string): boolean {
  const from = toText(summary.From === null ? [] : [summary.From]);
  const to = toText(summary.To);
  const subject = summary.Subject.toLowerCase();
  const colon = word.indexOf(':');
  const value = word.slice(colon + 1);
  switch (word.slice(0, Math.max(colon, 0))) {
    case 'from':
      return from.includes(value);
    case 'to':
      return to.includes(value);
    case 'subject':
      return subject.includes(value);
    default:
      return [from, to, subject, summary.Snippet.toLowerCase()].some((text) => text.includes(word));
  }
}

function toText(people: readonly MailpitAddress[]): string {
  return people
    .map((person) => `${person.Name} ${person.Address}`)
    .join(' ')
    .toLowerCase();
}
