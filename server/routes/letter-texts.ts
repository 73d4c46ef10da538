import { z } from 'zod';
import { LANGUAGES } from '../../domain/letters/words/phrasebook.ts';
import type { Register } from '../../register/database.ts';
import { listUnreleasedTexts, releaseTexts } from '../../register/letters/letter-templates.ts';
import { listPostRooms } from '../../register/letters/post-room.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, toCommandId } from '../commands.ts';
import { toProblem } from '../problem.ts';
import { officerFields } from './schemas/officer.ts';
import { COMMAND_PROBLEMS, READ_PROBLEMS } from './schemas/problem.ts';
import { instant } from './schemas/values.ts';

const language = z
  .enum(LANGUAGES)
  .meta({ description: 'Language of the texts, by ISO 639-1', example: 'fr' });

const digest = z.string().regex(/^[\x21-\x7e]{1,100}$/);

const textsSchema = z
  .object({
    language,
    digest: z.string().meta({ description: 'Digest of all texts of the language' }),
    enteredAt: instant.meta({ description: 'Real time at which a worker last began with them' }),
    trial: z.array(z.string()).readonly().meta({
      description: 'Letters that went out with them, or are about to; three at most go by themselves',
    }),
    waiting: z.int().meta({ description: 'Letters that wait for the release' }),
  })
  .meta({ id: 'UnreleasedTexts' });

const unreleased = z
  .array(textsSchema)
  .readonly()
  .meta({ description: 'Changed texts that wait for their release, by language' });

/** Changed texts of letters, of which three letters go out as a trial, and their release. */
export function registerLetterTexts(app: App, { register, proceedings, now }: AppDeps): void {
  app.get(
    '/api/letters/unreleased-texts',
    {
      schema: {
        tags: ['letters'],
        summary: 'List changed texts that wait for their release',
        response: { 200: z.object({ texts: unreleased }), ...READ_PROBLEMS },
      },
    },
    async () => ({ texts: await listUnreleasedTexts(register) }),
  );
  app.post(
    '/api/letters/release-texts',
    {
      schema: {
        tags: ['letters'],
        summary: 'Release the changed texts of a language',
        description:
          'After a change of its texts three letters in a language go out; the others wait until somebody has read the three. What waited leaves as soon as the office of its addressee is open, unless something overtook it.',
        security: [{ token: [] }],
        headers: commandHeaders,
        body: z.strictObject({
          language,
          digest: digest.optional().meta({
            description:
              'The texts that were read; refused if others wait by now. Without it, whatever waits is released.',
          }),
          ...officerFields,
        }),
        response: {
          200: z
            .object({
              changed: z
                .boolean()
                .meta({ description: 'false: nothing waited, or this command came before' }),
              texts: unreleased,
            })
            .meta({ id: 'ReleasedTexts' }),
          ...COMMAND_PROBLEMS,
        },
      },
    },
    async ({ headers, body }) => {
      const outcome = await releaseTexts(register, { ...body, commandId: toCommandId(headers), now: now() });
      if (outcome === 'other-texts') throw await otherTexts(register, body.language);
      // Also when nothing changed: the caller may repeat what was not answered.
      await Promise.all(
        (await listPostRooms(register)).map((mechanism) => proceedings.wakePostRoom(mechanism)),
      );
      return { changed: outcome === 'released', texts: await listUnreleasedTexts(register) };
    },
  );
}

async function otherTexts(register: Register, asked: string) {
  const waiting = (await listUnreleasedTexts(register)).find((texts) => texts.language === asked);
  return toProblem({
    code: 'other-texts-wait',
    message: 'The texts have changed again since they were read; nothing was released.',
    remedy: 'Read the letters that went out with the new texts, then release them by their digest.',
    facts: { language: asked, digest: waiting?.digest ?? null },
  });
}
