import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { AddressObject, HeaderValue } from 'mailparser';
import { createTransport } from 'nodemailer';
import { isReturnPath } from '../../domain/letters/delivery/return-path.ts';
import { isSameSite } from '../plugins/same-site.ts';
import { composeReport, REPORT_KINDS, type ReportedMail, type ReportKind } from './compose-report.ts';
import type { MailReader } from './mail-reader.ts';
import type { MailStore, StoredMail } from './mail-store.ts';

/** Where reports about mails are taken in. */
export interface ReportsTo {
  readonly host: string;
  readonly port: number;
}

const ANSWER_WITHIN_MS = 10_000;

/**
 * Lets a person at the page play the mail system behind the relay: a button has a mail reported to its envelope sender, by SMTP and in
 * the form that real systems use. The page shows how that went.
 */
export function registerReports(
  app: FastifyInstance,
  store: MailStore,
  reader: MailReader,
  reportsTo: ReportsTo,
): void {
  // The buttons send a form without fields.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1_024 },
    (_request, _body, done) => done(null, null),
  );
  app.post<{ Params: { id: string; kind: string } }>('/mail/:id/report/:kind', async (request, reply) => {
    if (!isSameSite(request))
      return reply.code(403).send({ Error: 'this button belongs to the inbox alone' });
    const kind = REPORT_KINDS.find((known) => known === request.params.kind);
    const stored = store.find(request.params.id);
    const mail = stored === undefined ? null : await readReported(store, reader, stored);
    if (stored === undefined || kind === undefined || mail === null)
      return reply.code(404).send({ Error: 'no such mail or report' });
    const told = await send(reportsTo, kind, mail);
    return reply.redirect(`/mail/${stored.id}?told=${told}`, 303);
  });
}

/** The parts of a mail that a report repeats; `null` when it did not come from a return path. */
async function readReported(
  store: MailStore,
  reader: MailReader,
  stored: StoredMail,
): Promise<ReportedMail | null> {
  const { headers } = await reader.read(stored);
  const returnPath = toAddress(headers.get('return-path'));
  const recipient = toAddress(headers.get('delivered-to'));
  if (!isReturnPath(returnPath) || recipient === '') return null;
  const raw = await store.read(stored);
  return { returnPath, recipient, messageId: stored.messageId, head: toHead(raw) };
}

function toAddress(value: HeaderValue | undefined): string {
  if (typeof value === 'string') return value.trim();
  return isAddresses(value) ? (value.value[0]?.address ?? '') : '';
}

function isAddresses(value: HeaderValue | undefined): value is AddressObject {
  return typeof value === 'object' && 'value' in value && Array.isArray(value.value);
}

/** The header as it was sent: without the lines that this inbox put before it. */
function toHead(raw: Buffer): string {
  const text = raw.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return (end === -1 ? text : text.slice(0, end)).replaceAll(/^(Return-Path|Delivered-To):.*\r\n/gm, '');
}

/** What the page then says: the kind of the report, or that it was not taken. */
async function send(
  { host, port }: ReportsTo,
  kind: ReportKind,
  mail: ReportedMail,
): Promise<ReportKind | 'refused'> {
  const transport = createTransport({
    host,
    port,
    ignoreTLS: true,
    connectionTimeout: ANSWER_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
  });
  try {
    const raw = composeReport(kind, mail, new Date(), randomUUID());
    // RFC 5321, 4.5.5: what reports on a mail has no sender, so that nothing reports on the report.
    await transport.sendMail({
      envelope: { from: '', to: [mail.returnPath] },
      raw: Buffer.from(raw, 'latin1'),
    });
    return kind;
  } catch {
    return 'refused';
  } finally {
    transport.close();
  }
}
