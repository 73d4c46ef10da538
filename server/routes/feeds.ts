import { z } from 'zod';
import { listFeeds, makeFeed, revokeFeed } from '../../register/feeds.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, toCommandId } from '../commands.ts';
import { Problem, toProblem } from '../problem.ts';
import { requireMechanism, requireState } from '../require-named.ts';
import { feedSchema, givenFeed, givenRevocation, madeFeedSchema, revokedFeedSchema } from './schemas/feed.ts';
import { COMMAND_PROBLEMS, READ_PROBLEMS } from './schemas/problem.ts';

const COMMAND = { tags: ['feeds'], security: [{ token: [] }], headers: commandHeaders };

/** Calendars that States subscribe to: made and revoked by officers. Who has the address of one reads it; see `feed-file.ts`. */
export function registerFeeds(app: App, { register, now }: AppDeps): void {
  app.get(
    '/api/feeds',
    {
      schema: {
        tags: ['feeds'],
        summary: 'List feeds, those that answer first',
        response: { 200: z.object({ feeds: z.array(feedSchema).readonly() }), ...READ_PROBLEMS },
      },
    },
    async () => ({ feeds: await listFeeds(register) }),
  );
  app.post(
    '/api/feeds',
    {
      schema: {
        ...COMMAND,
        summary: 'Make a feed of the time limits of one State',
        description:
          'The answer holds the address, which holds a secret. It is shown once: the register keeps a digest of it, so nobody can read it there.',
        body: givenFeed,
        response: {
          200: madeFeedSchema.meta({
            description: 'This command had been recorded before; the address is not shown again',
          }),
          201: madeFeedSchema.meta({ description: 'Made' }),
          ...COMMAND_PROBLEMS,
        },
      },
    },
    async ({ headers, body }, reply) => {
      await Promise.all([requireMechanism(register, body.mechanism), requireState(register, body.party)]);
      const made = await makeFeed(register, { ...body, commandId: toCommandId(headers), now: now() });
      if (!made.accepted) throw toProblem(made.refusal);
      const { feed, token } = made.value;
      const address = token === null ? null : `/feeds/${token}.ics`;
      return await reply
        .code(token === null ? 200 : 201)
        .send({ ...feed, address, duplicate: token === null });
    },
  );
  app.post(
    '/api/feeds/:id/revoke',
    {
      schema: {
        ...COMMAND,
        summary: 'Revoke a feed for good',
        description:
          'Its address answers as one that never was. A feed that had been revoked stays as it is.',
        params: z.object({ id: z.uuid() }),
        body: givenRevocation,
        response: { 200: revokedFeedSchema, ...COMMAND_PROBLEMS },
      },
    },
    async ({ params: { id }, body }) => {
      const revoked = await revokeFeed(register, { ...body, id, now: now() });
      if (revoked !== undefined) return { ...revoked.feed, changed: revoked.changed };
      throw new Problem(
        404,
        'not-found',
        `There is no feed ${id}.`,
        'See /api/feeds for the feeds that there are.',
        {
          facts: { feed: id },
        },
      );
    },
  );
}
