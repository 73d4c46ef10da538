import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** Schema of a page's answer; pages are no part of the API's description. */
export const pageSchema = { hide: true, response: { 200: z.string() } } as const;

/** Sends a page, which is the reader's own and may be kept by the browser alone. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
): Promise<FastifyReply> {
  return await sendUnlessKnown(request, reply, {
    body: html,
    type: 'text/html; charset=utf-8',
    etag: toEtag(html),
  });
}

/**
 * Sends text, or 304 when the reader's copy is still true: an open page asks again every few seconds, and mostly
 * nothing has changed.
 */
export async function sendUnlessKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  text: { readonly body: string; readonly type: string; readonly etag: string },
): Promise<FastifyReply> {
  void reply.headers({ etag: text.etag, 'cache-control': 'private, no-cache' });
  if (request.headers['if-none-match'] === text.etag) return await reply.code(304).send();
  return await reply.type(text.type).send(text.body);
}

export function toEtag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}
