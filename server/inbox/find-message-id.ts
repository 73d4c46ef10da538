const HEADER = /^message-id:[\t ]*(?:\r?\n[\t ]+)?<?([^<>\s]+)>?/im;

/** The Message-ID in the head of a mail, without angle brackets; empty when there is none. */
export function findMessageId(head: Buffer): string {
  const text = head.toString('latin1');
  const end = text.search(/\r?\n\r?\n/);
  const headers = end === -1 ? text : text.slice(0, end);
  return HEADER.exec(headers)?.[1] ?? '';
}
