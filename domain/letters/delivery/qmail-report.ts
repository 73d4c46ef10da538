import { type DeliveryReport, toDiagnostic, toStatus } from './delivery-report.ts';

/** A body is read no further than this; the letter that is returned comes later. */
const LONGEST_TEXT = 16_000;

/**
 * Reads what qmail writes in the place of a report: words for people, in a form of their own (QSBMF). After an introduction that begins
 * `Hi. This is the`, each recipient has a paragraph that begins with its address in angle brackets and a colon; a paragraph that begins with
 * a hyphen ends them. qmail writes when it has given up, and never before. `null` when the text has another form.
 */
export function parseQmailReport(text: string): DeliveryReport | null {
  const paragraphs = text.slice(0, LONGEST_TEXT).replaceAll(/\r\n?/g, '\n').trim().split(/\n\n+/);
  if (paragraphs[0]?.startsWith('Hi. This is the') !== true) return null;
  const end = paragraphs.findIndex((paragraph) => paragraph.startsWith('-'));
  const [first, ...others] = paragraphs.slice(1, end === -1 ? undefined : end).flatMap((paragraph) => {
    const [, address, words] = RECIPIENT.exec(paragraph) ?? [];
    if (address === undefined || words === undefined) return [];
    const status = toStatus(words);
    return [{ action: 'failed', status, diagnostic: toDiagnostic(words, [address]) } as const];
  });
  return first === undefined ? null : { recipients: [first, ...others] };
}

const RECIPIENT = /^<([^>\n]*)>:\n([^]*)$/;
