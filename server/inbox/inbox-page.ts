import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { FastifyInstance } from 'fastify';
import type { ParsedMail } from 'mailparser';
import { isReturnPath } from '../../domain/letters/delivery/return-path.ts';
import { type ListQuery, type PageBounds, toPageBounds } from './inbox-api.ts';
import { type MailReader, summariseAll } from './mail-reader.ts';
import type { MailStore, StoredMail } from './mail-store.ts';
import { type MailpitAddress, type MailpitSummary, toMessage } from './mailpit-shapes.ts';
import { toReportButtons, toTold } from './report-buttons.ts';
import { searchMail } from './search-mail.ts';

const PAGE_FOLDER = fileURLToPath(new URL('./page/', import.meta.url));
/** While no mail is open the list looks again this often. */
const REFRESH_SECONDS = 5;

/** A mail's own HTML: nothing runs, nothing is fetched, and it is shown in a frame of this page alone. */
const MAIL_CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";

interface PageQuery extends ListQuery {
  readonly view?: string;
  /** How a report went that was just sent. */
  readonly told?: string;
}

export interface InboxPageOptions {
  /** The page has buttons that report on a mail. */
  readonly canReport: boolean;
}

/** The page for people: a list, and a mail beside it as HTML or as text. Works without any script. */
export function registerInboxPage(
  app: FastifyInstance,
  store: MailStore,
  reader: MailReader,
  { canReport }: InboxPageOptions,
): void {
  const eta = new Eta({ views: PAGE_FOLDER, cache: true });
  const style = readFileSync(`${PAGE_FOLDER}inbox.css`, 'utf8');
  const icon = readFileSync(`${PAGE_FOLDER}inbox.svg`, 'utf8');

  const renderPage = async (query: PageQuery, open: StoredMail | null): Promise<string> => {
    const terms = query.query?.trim() ?? '';
    const bounds = toPageBounds(query);
    const mails = terms === '' ? store.list() : await searchMail(store, reader, terms);
    const shown = await summariseAll(reader, mails.slice(bounds.start, bounds.start + bounds.limit));
    const toHref = (path: string, more: Readonly<Record<string, string>> = {}): string =>
      `${path}${toSearch({ ...(terms === '' ? {} : { query: terms }), ...toParameters(bounds), ...more })}`;
    const view = query.view === 'text' ? 'text' : 'html';
    return eta.render('./inbox', {
      title: open === null ? 'Inbox' : 'Inbox: reading',
      refreshSeconds: open === null && bounds.start === 0 ? REFRESH_SECONDS : 0,
      count: mails.length === 1 ? '1 mail' : `${mails.length} mails`,
      query: terms,
      mails: shown.map((summary) => toEntry(summary, toHref(`/mail/${summary.ID}`), summary.ID === open?.id)),
      newer:
        bounds.start === 0 ? null : toHref('/', { start: String(Math.max(0, bounds.start - bounds.limit)) }),
      older:
        bounds.start + bounds.limit < mails.length
          ? toHref('/', { start: String(bounds.start + bounds.limit) })
          : null,
      open: open === null ? null : toOpenMail(open, await reader.read(open), { view, toHref, canReport }),
      told: toTold(query.told),
    });
  };

  app.get<{ Querystring: PageQuery }>('/', async ({ query }, reply) =>
    reply.type('text/html; charset=utf-8').send(await renderPage(query, null)),
  );

  app.get<{ Params: { id: string }; Querystring: PageQuery }>(
    '/mail/:id',
    async ({ params, query }, reply) => {
      const mail = store.find(params.id) ?? null;
      return reply
        .code(mail === null ? 404 : 200)
        .type('text/html; charset=utf-8')
        .send(await renderPage(query, mail));
    },
  );

  app.get<{ Params: { id: string } }>('/mail/:id/html', async ({ params }, reply) => {
    const mail = store.find(params.id);
    if (mail === undefined) return reply.code(404).type('text/plain').send('No such mail');
    const { html } = await reader.read(mail);
    return reply
      .header('content-security-policy', MAIL_CONTENT_SECURITY_POLICY)
      .header('x-frame-options', 'SAMEORIGIN')
      .type('text/html; charset=utf-8')
      .send(typeof html === 'string' ? html : '');
  });

  app.get('/inbox.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  app.get('/inbox.svg', (_request, reply) => reply.type('image/svg+xml').send(icon));
}

function toEntry(summary: MailpitSummary, href: string, current: boolean): object {
  return {
    href,
    current,
    to: orElse(summary.To.map(toName).join(', '), 'nobody'),
    receivedAt: summary.Created,
    received: summary.Created.slice(0, 16).replace('T', ' '),
    subject: orElse(summary.Subject, '(no subject)'),
    snippet: summary.Snippet,
  };
}

interface OpenMailParts extends InboxPageOptions {
  readonly view: 'html' | 'text';
  readonly toHref: (path: string, more?: Readonly<Record<string, string>>) => string;
}

function toOpenMail(
  stored: StoredMail,
  mail: ParsedMail,
  { view, toHref, canReport }: OpenMailParts,
): object {
  const message = toMessage(stored, mail);
  const path = `/mail/${stored.id}`;
  const shown = message.HTML === '' ? 'text' : view;
  const toView = (name: 'html' | 'text', label: string): object => ({
    label,
    href: toHref(path, { view: name }),
    current: shown === name,
  });
  return {
    subject: orElse(message.Subject, '(no subject)'),
    back: toHref('/'),
    fields: [
      { label: 'From', value: message.From === null ? '' : toMailbox(message.From) },
      { label: 'To', value: message.To.map(toMailbox).join(', ') },
      {
        label: 'Received',
        value: `${new Date(stored.receivedAtMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
      },
      ...toHeaderField(mail, 'x-chancery-proceedings-date', 'Rehearsal time'),
      ...toHeaderField(mail, 'x-chancery-notice', 'Notice'),
      { label: 'Message-ID', value: stored.messageId },
    ],
    views: [...(message.HTML === '' ? [] : [toView('html', 'HTML')]), toView('text', 'Text')],
    raw: `/api/v1/message/${stored.id}/raw`,
    html: shown === 'html' ? `${path}/html` : null,
    text: message.Text,
    reports: canReport && isReturnPath(message.ReturnPath) ? toReportButtons(path) : [],
  };
}

function toHeaderField(mail: ParsedMail, header: string, label: string): { label: string; value: string }[] {
  const value = mail.headers.get(header);
  return typeof value === 'string' ? [{ label, value }] : [];
}

function toName({ Name, Address }: MailpitAddress): string {
  return Name === '' ? Address : Name;
}

function toMailbox({ Name, Address }: MailpitAddress): string {
  return Name === '' ? Address : `${Name} <${Address}>`;
}

function orElse(text: string, instead: string): string {
  return text === '' ? instead : text;
}

function toParameters({ start }: PageBounds): Readonly<Record<string, string>> {
  return start === 0 ? {} : { start: String(start) };
}

function toSearch(parameters: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(parameters).toString();
  return search === '' ? '' : `?${search}`;
}
