import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findBearerToken, isLoopback, isSameToken } from '../access.ts';
import { Problem } from '../problem.ts';
import { isSameSite } from './same-site.ts';

export interface GuardOptions {
  readonly token: string;
  /** The server listens on loopback alone: a request that names another host came through a rebound name. */
  readonly loopbackOnly: boolean;
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who may do what until accounts exist: reads are open to whoever reaches the socket, writes need the bearer token
 * and must not come from another site's page.
 */
export function registerGuard(app: FastifyInstance, options: GuardOptions): void {
  app.addHook('onRequest', async (request) => {
    if (options.loopbackOnly) requireLoopbackHost(request);
    if (READS.has(request.method)) return;
    requireSameSite(request);
    requireToken(request, options.token);
  });
}

function requireLoopbackHost(request: FastifyRequest): void {
  if (isLoopback(request.hostname)) return;
  throw new Problem(
    403,
    'host-not-allowed',
    'This server listens on the loopback interface and answers to localhost only.',
    'Open it by http://localhost or http://127.0.0.1 with its port.',
  );
}

function requireSameSite(request: FastifyRequest): void {
  if (isSameSite(request)) return;
  throw new Problem(
    403,
    'cross-site-write',
    'A page of another site tried to record something here.',
    'Send the request from a page of this server, or from a program that sends no Origin header.',
  );
}

function requireToken(request: FastifyRequest, token: string): void {
  const given = findBearerToken(request.headers.authorization);
  const remedy =
    'Send the header "Authorization: Bearer" with the token kept in the data folder, in the file "token".';
  const headers = { 'www-authenticate': 'Bearer realm="chancery"' };
  if (given === undefined) {
    throw new Problem(401, 'token-required', 'Recording needs a bearer token; none came.', remedy, {
      headers,
    });
  }
  if (!isSameToken(given, token)) {
    throw new Problem(
      401,
      'token-wrong',
      'The bearer token that came is not the one of this server.',
      remedy,
      { headers },
    );
  }
}
