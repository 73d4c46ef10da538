import MimeNode, { type MimeNodeHeaders } from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';

/** One text in two forms; the last is the one that programs prefer. */
export interface MimeBodies {
  readonly text: string;
  readonly html: string;
}

/** A file that goes with a letter. */
export interface Attachment {
  /** Letters, digits, `.`, `-` and `_`. */
  readonly filename: string;
  /** With its parameters: `text/calendar; charset=utf-8; method=PUBLISH`. Ours, never a text that people recorded. */
  readonly contentType: string;
  readonly content: string | Buffer;
}

const FILENAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** RFC 2045, 6.8: at most 76 characters in a line. */
const BASE64_LINE = /.{1,76}/g;

/**
 * Builds a message of type multipart/alternative, and around it multipart/mixed when files go with it. The library writes the header, where
 * the dangers are: encoding, folding, addresses. The bodies are put behind it here, because the library's way through streams takes
 * four times as long.
 * @throws RangeError for a filename that would have to be quoted
 */
export function buildMime(
  headers: MimeNodeHeaders,
  bodies: MimeBodies,
  attachments: readonly Attachment[] = [],
): Buffer {
  const isMixed = attachments.length > 0;
  const root = new MimeNode(isMixed ? 'multipart/mixed' : 'multipart/alternative').setHeader(headers);
  const head = root.buildHeaders();
  // Known once the headers are built; of chance, so that no text can hold it.
  const boundary = String(root.boundary);
  const lines = isMixed ? toMixed(boundary, bodies, attachments) : toAlternative(boundary, bodies);
  return Buffer.from([head, '', ...lines, ''].join('\r\n'));
}

function toMixed(
  boundary: string,
  bodies: MimeBodies,
  attachments: readonly Attachment[],
): readonly string[] {
  // Before the outer one and not behind it: programs that compare beginnings would take one for the other.
  const inner = `alt${boundary}`;
  return [
    `--${boundary}`,
    `Content-Type: multipart/alternative; boundary="${inner}"`,
    '',
    ...toAlternative(inner, bodies),
    ...attachments.flatMap((attachment) => [`--${boundary}`, ...toPart(attachment)]),
    `--${boundary}--`,
  ];
}

function toAlternative(boundary: string, { text, html }: MimeBodies): readonly string[] {
  return [
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    ...toBody(text),
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    ...toBody(html),
    `--${boundary}--`,
  ];
}

function toBody(text: string): readonly string[] {
  const lines = text.replaceAll(/\r?\n/g, '\r\n');
  return ['Content-Transfer-Encoding: quoted-printable', '', wrap(encode(lines))];
}

function toPart({ filename, contentType, content }: Attachment): readonly string[] {
  if (!FILENAME.test(filename))
    throw new RangeError(`an attachment's name has letters, digits, dots and hyphens; got ${filename}`);
  const encoded = Buffer.from(content).toString('base64');
  return [
    `Content-Type: ${contentType}`,
    `Content-Disposition: attachment; filename="${filename}"`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(encoded.match(BASE64_LINE) ?? []),
  ];
}
