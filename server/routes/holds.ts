import { z } from 'zod';
import type { Register } from '../../register/database.ts';
import { type HoldScope, holdLetters, listHolds, releaseLetters } from '../../register/letters/holds.ts';
import { listPostRooms } from '../../register/letters/post-room.ts';
import { findParty } from '../../register/parties.ts';
import { findProcedure } from '../../register/procedures.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, toCommandId } from '../commands.ts';
import { toProblem } from '../problem.ts';
import { holdSchema, holdScope } from './schemas/letter.ts';
import { officerFields } from './schemas/officer.ts';
import { COMMAND_PROBLEMS, READ_PROBLEMS } from './schemas/problem.ts';

const holdsSchema = z
  .object({
    changed: z.boolean().meta({ description: 'false: it was so already' }),
    holds: z.array(holdSchema).readonly().meta({ description: 'What is held now' }),
  })
  .meta({ id: 'Holds' });

/** Holding letters back, from one addressee to everything, and releasing them. */
export function registerHolds(app: App, deps: AppDeps): void {
  const { register, proceedings, now } = deps;
  const schema = {
    tags: ['letters'],
    security: [{ token: [] }],
    headers: commandHeaders,
    body: z.strictObject({ scope: holdScope, ...officerFields }),
    response: { 200: holdsSchema, ...COMMAND_PROBLEMS },
  };
  app.get(
    '/api/letters/holds',
    {
      schema: {
        tags: ['letters'],
        summary: 'List what is held now',
        response: { 200: z.object({ holds: z.array(holdSchema).readonly() }), ...READ_PROBLEMS },
      },
    },
    async () => ({ holds: await readHolds(register) }),
  );
  app.post(
    '/api/letters/hold',
    {
      schema: {
        ...schema,
        summary: 'Hold letters back',
        description:
          'Held letters stay in the queue and keep their dates. The few that were claimed before may still leave.',
      },
    },
    async ({ headers, body }) => {
      const scope = await requireScope(register, body.scope);
      const command = { ...body, scope, commandId: toCommandId(headers), now: now() };
      return { changed: await holdLetters(register, command), holds: await readHolds(register) };
    },
  );
  app.post(
    '/api/letters/release',
    {
      schema: {
        ...schema,
        summary: 'Release letters that were held by this very scope',
        description: 'What is held by another scope stays held.',
      },
    },
    async ({ headers, body }) => {
      const scope = await requireScope(register, body.scope);
      const command = { ...body, scope, commandId: toCommandId(headers), now: now() };
      const changed = await releaseLetters(register, command);
      // Also when nothing changed: the caller may repeat what was not answered.
      await Promise.all(
        (await listPostRooms(register)).map((mechanism) => proceedings.wakePostRoom(mechanism)),
      );
      return { changed, holds: await readHolds(register) };
    },
  );
}

async function readHolds(register: Register): Promise<readonly z.output<typeof holdSchema>[]> {
  return await listHolds(register);
}

/** A name that nothing has would hold nothing, and the officer would not know. */
async function requireScope(register: Register, scope: z.output<typeof holdScope>): Promise<HoldScope> {
  switch (scope.kind) {
    case 'everything':
      return scope;
    case 'mechanism': {
      if ((await findProcedure(register, scope.mechanism)) !== undefined) return scope;
      throw toProblem({
        code: 'unknown-procedure',
        message: `There is no mechanism ${scope.mechanism}; nothing was held or released.`,
        remedy: 'Name a mechanism that the configuration holds, such as untoc.',
        facts: { mechanism: scope.mechanism },
      });
    }
    case 'addressee': {
      const { addressee } = scope;
      if (addressee === 'secretariat' || addressee === 'bureau') return { kind: 'addressee', addressee };
      const party = await findParty(register, addressee);
      if (party !== undefined) return { kind: 'addressee', addressee: party.code };
      throw toProblem({
        code: 'unknown-state',
        message: `No State has the code ${addressee}; nothing was held or released.`,
        remedy: 'Use three letters of ISO 3166-1, secretariat or bureau.',
        facts: { addressee },
      });
    }
  }
}
