import type { FastifyRequest } from 'fastify';

/**
 * Whether a request comes from a page of this server, or from a program that is no browser: a browser says where a request comes from,
 * other clients send neither header.
 */
export function isSameSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const siteAllowed = site === undefined || site === 'same-origin' || site === 'none';
  return siteAllowed && (origin === undefined || findHost(origin) === request.host);
}

function findHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
