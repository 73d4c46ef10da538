import type { FastifyInstance } from 'fastify';

/** Refuses to start with a route whose answers no schema describes: it would escape the description and the checks. */
export function requireSchemas(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (schema?.response === undefined) {
      throw new Error(`${[method].flat().join(', ')} ${url} needs a schema for its answers`);
    }
  });
}
