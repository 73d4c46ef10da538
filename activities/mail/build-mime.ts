import MimeNode, { type MimeNodeHeaders } from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';

/** One text in two forms; the last is the one that programs prefer. */
export interface MimeBodies {
  readonly text: string;
  readonly html: string;
}

/**
 * Builds a message of type multipart/alternative. The library writes the header, where the dangers are: encoding, folding, addresses.
 * The two bodies are put behind it here, because the library's way through streams takes four times as long.
 */
export function buildMime(headers: MimeNodeHeaders, { text, html }: MimeBodies): Buffer {
  const root = new MimeNode('multipart/alternative').setHeader(headers);
  const head = root.buildHeaders();
  // Known once the headers are built; of chance, so that no text can hold it.
  const boundary = String(root.boundary);
  return Buffer.from(
    [
      head,
      '',
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      ...toBody(text),
      `--${boundary}`,
      'Content-Type: text/html; charset=utf-8',
      ...toBody(html),
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
}

function toBody(text: string): readonly string[] {
  const lines = text.replaceAll(/\r?\n/g, '\r\n');
  return ['Content-Transfer-Encoding: quoted-printable', '', wrap(encode(lines))];
}
