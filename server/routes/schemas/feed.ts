import { z } from 'zod';
import { LANGUAGES } from '../../../domain/letters/words/phrasebook.ts';
import { officer, reason } from './officer.ts';
import { instant, mechanismId, partyCode } from './values.ts';

const language = z
  .enum(LANGUAGES)
  .meta({ description: 'One of the six languages of letters', example: 'fr' });

/** A feed as lists show it: its secret is kept nowhere. */
export const feedSchema = z
  .object({
    id: z.string(),
    mechanism: z.string(),
    party: z.string().meta({ description: 'The State whose time limits it holds' }),
    language: z.string(),
    officer: z.string(),
    reason: z.string(),
    createdAt: instant,
    revokedAt: instant.nullable().meta({ description: 'null while it answers' }),
    revokedBy: z.string().nullable(),
    revokeReason: z.string().nullable(),
  })
  .meta({ id: 'Feed' });

export const madeFeedSchema = feedSchema
  .extend({
    address: z.string().nullable().meta({
      description:
        'Path with the secret, shown in this answer alone: only its digest is kept. null where the command had been recorded before; revoke the feed and make another if the address is lost.',
      example: '/feeds/…43 characters….ics',
    }),
    duplicate: z.boolean().meta({ description: 'The command had been recorded before' }),
  })
  .meta({ id: 'MadeFeed' });

export const givenFeed = z.strictObject({
  mechanism: mechanismId,
  party: partyCode.meta({ description: 'The State whose time limits it is to hold' }),
  language: language.default('en'),
  officer,
  reason,
});

export const givenRevocation = z.strictObject({ officer, reason });

export const revokedFeedSchema = feedSchema
  .extend({ changed: z.boolean().meta({ description: 'false: it had been revoked before' }) })
  .meta({ id: 'RevokedFeed' });
