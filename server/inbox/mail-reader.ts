import { type ParsedMail, simpleParser } from 'mailparser';
import type { MailStore, StoredMail } from './mail-store.ts';
import type { MailpitSummary } from './mailpit-shapes.ts';
import { toSummary } from './mailpit-shapes.ts';

/** Reads mails of a store; summaries are kept once made, since a mail never changes. */
export interface MailReader {
  read(mail: StoredMail): Promise<ParsedMail>;
  summarise(mail: StoredMail): Promise<MailpitSummary>;
}

const MAILS_AT_ONCE = 16;

export function createMailReader(store: MailStore): MailReader {
  const summaries = new Map<string, MailpitSummary>();
  const read = async (mail: StoredMail): Promise<ParsedMail> =>
    // Text and HTML are shown as they came; neither is made from the other.
    simpleParser(await store.read(mail), {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
    });
  return {
    read,
    async summarise(mail) {
      const known = summaries.get(mail.id);
      if (known !== undefined) return known;
      const summary = toSummary(mail, await read(mail));
      summaries.set(mail.id, summary);
      return summary;
    },
  };
}

/** Summaries in the order of the mails, a few files at a time. */
export async function summariseAll(
  reader: MailReader,
  mails: readonly StoredMail[],
): Promise<MailpitSummary[]> {
  const summaries: MailpitSummary[] = [];
  for (let from = 0; from < mails.length; from += MAILS_AT_ONCE) {
    const some = mails.slice(from, from + MAILS_AT_ONCE);
    summaries.push(...(await Promise.all(some.map((mail) => reader.summarise(mail)))));
  }
  return summaries;
}
