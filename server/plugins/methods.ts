import type { FastifyInstance, HTTPMethods } from 'fastify';
import { z } from 'zod';
import { Problem } from '../problem.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Remembers which methods each address has. Call the returned function once all routes are there: it answers the
 * other methods with 405 and the header `Allow`, instead of pretending that the address does not exist.
 */
export function collectMethods(app: FastifyInstance): () => void {
  const methodsByUrl = new Map<string, Set<string>>();
  let collecting = true;
  app.addHook('onRoute', (route) => {
    if (!collecting) return;
    const methods = methodsByUrl.get(route.url) ?? new Set<string>();
    for (const method of [route.method].flat()) methods.add(method);
    methodsByUrl.set(route.url, methods);
  });
  return () => {
    collecting = false;
    for (const [url, allowed] of methodsByUrl) refuseOtherMethods(app, url, allowed);
  };
}

function refuseOtherMethods(app: FastifyInstance, url: string, allowed: ReadonlySet<string>): void {
  if (allowed.has('GET')) allowed = new Set([...allowed, 'HEAD']);
  const refused = METHODS.filter((method) => !allowed.has(method));
  const allow = [...allowed].sort().join(', ');
  const refuse = (): never => {
    throw new Problem(
      405,
      'method-not-allowed',
      `This address answers ${allow} only.`,
      'See /openapi.json for what each address does.',
      { headers: { allow } },
    );
  };
  app.route({
    method: refused,
    url,
    schema: { hide: true, response: { 405: z.never() } },
    // Before the body is read: nothing in it could change the answer.
    onRequest: async () => refuse(),
    handler: async () => refuse(),
  });
}
