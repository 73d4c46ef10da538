import type { FastifyInstance } from 'fastify';
import { type MailReader, summariseAll } from './mail-reader.ts';
import type { MailStore, StoredMail } from './mail-store.ts';
import { type MailpitList, toMessage } from './mailpit-shapes.ts';
import { searchMail } from './search-mail.ts';

/** Bounds of one page; numbers that are none fall back to the default, as Mailpit has it. */
export interface PageBounds {
  readonly start: number;
  readonly limit: number;
}

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 10_000;

export interface ListQuery {
  readonly query?: string;
  readonly start?: string;
  readonly limit?: string;
}

export function toPageBounds(query: ListQuery): PageBounds {
  const start = Number(query.start ?? 0);
  const limit = Number(query.limit ?? DEFAULT_LIMIT);
  return {
    start: Number.isSafeInteger(start) && start > 0 ? start : 0,
    limit: Number.isSafeInteger(limit) && limit > 0 ? Math.min(limit, LARGEST_LIMIT) : DEFAULT_LIMIT,
  };
}

/** The part of Mailpit's API that reads: list, search, one message, its source. */
export function registerInboxApi(app: FastifyInstance, store: MailStore, reader: MailReader): void {
  const toList = async (mails: readonly StoredMail[], { start, limit }: PageBounds): Promise<MailpitList> => {
    const messages = await summariseAll(reader, mails.slice(start, start + limit));
    const total = store.count();
    return {
      total,
      unread: total,
      count: messages.length,
      messages_count: mails.length,
      messages_unread: mails.length,
      start,
      tags: [],
      messages,
    };
  };

  app.get<{ Querystring: ListQuery }>('/api/v1/messages', ({ query }) =>
    toList(store.list(), toPageBounds(query)),
  );

  app.get<{ Querystring: ListQuery }>('/api/v1/search', async ({ query }, reply) => {
    const terms = query.query?.trim() ?? '';
    if (terms === '') return reply.code(400).send({ Error: 'no search query' });
    return toList(await searchMail(store, reader, terms), toPageBounds(query));
  });

  app.get<{ Params: { id: string } }>('/api/v1/message/:id', async ({ params }, reply) => {
    const mail = store.find(params.id);
    if (mail === undefined) return reply.code(404).send({ Error: 'message not found' });
    return toMessage(mail, await reader.read(mail));
  });

  app.get<{ Params: { id: string } }>('/api/v1/message/:id/raw', async ({ params }, reply) => {
    const mail = store.find(params.id);
    if (mail === undefined) return reply.code(404).send({ Error: 'message not found' });
    return reply.type('text/plain; charset=utf-8').send(await store.read(mail));
  });
}
