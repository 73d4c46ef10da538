import { z } from 'zod';
import type { OfficerAct } from '../../domain/letters/officer-act.ts';
import { recordLetterAct } from '../../register/letters/letter-acts.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, toCommandId } from '../commands.ts';
import { makeEvidence } from '../evidence/make-evidence.ts';
import { toProblem } from '../problem.ts';
import { actedLetterSchema, letterParams } from './schemas/letter.ts';
import { officer, officerFields } from './schemas/officer.ts';
import { COMMAND_PROBLEMS } from './schemas/problem.ts';

/** What an officer decides about one letter. */
export function registerLetterActs(app: App, deps: AppDeps): void {
  const schema = {
    tags: ['letters'],
    security: [{ token: [] }],
    params: letterParams,
    headers: commandHeaders,
    response: { 200: actedLetterSchema.meta({ description: 'Recorded' }), ...COMMAND_PROBLEMS },
  };
  app.post(
    '/api/letters/:id/resend',
    {
      schema: {
        ...schema,
        summary: 'Send a letter again that is in doubt or could not be sent',
        description:
          'The same letter with the same Message-ID goes back to the queue. It closes the tasks about it.',
        body: z.strictObject({
          ...officerFields,
          force: z.boolean().default(false).meta({ description: 'Although the relay accepted it before' }),
        }),
      },
    },
    async ({ params, headers, body: { force, ...body } }) =>
      await act(deps, { kind: 'resend', force }, { ...params, ...body, commandId: toCommandId(headers) }),
  );
  app.post(
    '/api/letters/:id/delivered',
    {
      schema: {
        ...schema,
        summary: 'Note that a letter in doubt, or one that could not be sent or delivered, has arrived',
        description: 'It counts as sent and delivered from now on. It closes the tasks about it.',
        body: z.strictObject(officerFields),
      },
    },
    async ({ params, headers, body }) =>
      await act(deps, { kind: 'delivered' }, { ...params, ...body, commandId: toCommandId(headers) }),
  );
  app.post(
    '/api/escalations/:id/sign',
    {
      schema: {
        ...schema,
        summary: 'Sign a letter that awaits a signature',
        description:
          'It leaves at once, with the evidence as it is frozen now. Refused unless the earlier letters about the same time limit were accepted by the mail relay, and none came back without another in its place.',
        body: z.strictObject({
          ...officerFields,
          officer,
          override: z
            .boolean()
            .default(false)
            .meta({ description: 'Although an earlier letter was not accepted, or came back' }),
        }),
      },
    },
    async ({ params, headers, body: { override, ...body } }) =>
      await act(deps, { kind: 'sign', override }, { ...params, ...body, commandId: toCommandId(headers) }),
  );
  app.post(
    '/api/escalations/:id/decline',
    {
      schema: {
        ...schema,
        summary: 'Decline to sign a letter, so that it never leaves',
        body: z.strictObject(officerFields),
      },
    },
    async ({ params, headers, body }) =>
      await act(deps, { kind: 'decline' }, { ...params, ...body, commandId: toCommandId(headers) }),
  );
}

interface Given {
  readonly id: string;
  readonly commandId: string;
  readonly officer: string;
  readonly reason: string;
}

async function act(
  { clock, mailDomain, register, proceedings, now }: AppDeps,
  officerAct: OfficerAct,
  { id, ...given }: Given,
): Promise<z.output<typeof actedLetterSchema>> {
  const recorded = await recordLetterAct(
    register,
    { ...given, letterId: id, act: officerAct, now: now() },
    { clock, mailDomain, makeEvidence },
  );
  if (!recorded.accepted) throw toProblem(recorded.refusal);
  const { mechanism, ...acted } = recorded.value;
  if (acted.status === 'intended') await proceedings.wakePostRoom(mechanism);
  return { id, ...acted };
}
