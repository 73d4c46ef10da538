import { z } from 'zod';
import { isRehearsal } from '../../domain/calendar/proceedings-clock.ts';
import { calendarOfState } from '../../domain/letters/calendar/calendar-of-state.ts';
import { pickPhrasebook } from '../../domain/letters/words/pick-phrasebook.ts';
import { readDatesOfState } from '../../register/dates-of-state.ts';
import { type Feed, findFeedByToken } from '../../register/feeds.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { sendUnlessKnown, toEtag } from '../pages/send-page.ts';
import { Problem } from '../problem.ts';
import { requireMechanism, requireState } from '../require-named.ts';
import { FIND_PROBLEMS } from './schemas/problem.ts';

/**
 * The calendar that a program asks for again and again. Its address is all that it needs to know: no account, no cookie, no token in a
 * header. The address is written into no log, and one that was revoked answers as one that never was.
 */
export function registerFeedFile(app: App, deps: AppDeps): void {
  app.get(
    '/feeds/:token.ics',
    {
      schema: {
        tags: ['feeds'],
        summary: 'Read the time limits of one State as a calendar',
        description:
          'iCalendar (RFC 5545): one event for each time limit that the State owes in any review, never what others owe. Dates that run no more are cancelled.',
        params: z.object({ token: z.string() }),
        response: {
          200: { description: 'The calendar', content: { 'text/calendar': { schema: z.string() } } },
          ...FIND_PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const feed = await findFeedByToken(deps.register, request.params.token);
      if (feed === undefined) throw noSuchFeed();
      const { body, changedAt } = await writeFeed(deps, feed);
      void reply.headers({
        'content-language': feed.language,
        'content-disposition': `inline; filename="${feed.mechanism}-${feed.party}.ics"`,
        // A rehearsal's time is not that of the reader's program.
        ...(changedAt === undefined || isRehearsal(deps.clock)
          ? {}
          : { 'last-modified': new Date(changedAt).toUTCString() }),
      });
      return await sendUnlessKnown(request, reply, {
        body,
        type: 'text/calendar; charset=utf-8; method=PUBLISH',
        etag: toEtag(body),
      });
    },
  );
}

async function writeFeed(
  { clock, mailDomain, phrasebooks, register, renderCalendar }: AppDeps,
  { language, mechanism, party }: Feed,
): Promise<{ readonly body: string; readonly changedAt: string | undefined }> {
  const [procedure, state, dates] = await Promise.all([
    requireMechanism(register, mechanism),
    requireState(register, party),
    readDatesOfState(register, { mechanism, party }),
  ]);
  const calendar = calendarOfState(
    { state, procedure, dates },
    {
      phrasebook: pickPhrasebook(phrasebooks, language),
      mailDomain,
      stampedAt: null,
      rehearsal: isRehearsal(clock),
    },
  );
  return {
    body: renderCalendar(calendar),
    changedAt: calendar.entries
      .map((entry) => entry.changedAt)
      .toSorted()
      .at(-1),
  };
}

function noSuchFeed(): Problem {
  return new Problem(
    404,
    'not-found',
    'There is no calendar at this address.',
    'Ask the secretariat for a new address; this one may have been revoked.',
  );
}
