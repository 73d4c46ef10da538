import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';

/** Describes the API from its routes' own schemas, as OpenAPI 3.1 at /openapi.json. Register it before the routes. */
export async function registerOpenapi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Chancery',
        version: '1',
        description:
          'Keeps the deadlines of treaty review mechanisms. Civil days are YYYY-MM-DD; moments are ISO 8601 in UTC, in the time of the proceedings.',
      },
      tags: [
        { name: 'reviews', description: 'Country reviews, their acts and timetables' },
        { name: 'launches', description: 'Launches of phases, and the draws of lots' },
        { name: 'proceedings', description: 'Time limits and tasks over all reviews' },
        { name: 'letters', description: 'Letters, what officers decide about them, and what is held back' },
        { name: 'feeds', description: 'Calendars that States subscribe to' },
        { name: 'procedures', description: 'The mechanisms as data' },
        { name: 'service', description: 'Health and this description' },
      ],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  let description: string | undefined;
  app.get(
    '/openapi.json',
    {
      schema: {
        tags: ['service'],
        summary: 'This description',
        response: { 200: z.record(z.string(), z.unknown()).meta({ description: 'OpenAPI 3.1 document' }) },
      },
    },
    async (_request, reply) => {
      // Made at the first request, when all routes are known; written without the route's serializer, because it is JSON already.
      description ??= JSON.stringify(app.swagger());
      return await reply.type('application/json; charset=utf-8').serializer(String).send(description);
    },
  );
}
