import { z } from 'zod';
import { isReachable } from '../../register/health.ts';
import type { App, AppDeps } from '../app-deps.ts';

const readiness = z
  .object({ ready: z.boolean(), register: z.boolean(), proceedings: z.boolean() })
  .meta({ id: 'Readiness' });

/** Liveness asks the process alone; readiness asks what it stands on. Mail is no condition: letters wait. */
export function registerHealth(app: App, { register, proceedings }: AppDeps): void {
  app.get(
    '/health/live',
    {
      schema: {
        tags: ['service'],
        summary: 'Whether the process answers',
        response: { 200: z.object({ live: z.literal(true) }) },
      },
    },
    () => ({ live: true as const }),
  );

  app.get(
    '/health/ready',
    {
      schema: {
        tags: ['service'],
        summary: 'Whether register and proceedings answer',
        response: { 200: readiness, 503: readiness.meta({ description: 'Something does not answer' }) },
      },
    },
    async (_request, reply) => {
      const [registerAnswers, proceedingsAnswer] = await Promise.all([
        isReachable(register),
        proceedings.isReachable(),
      ]);
      const ready = registerAnswers && proceedingsAnswer;
      return await reply
        .code(ready ? 200 : 503)
        .send({ ready, register: registerAnswers, proceedings: proceedingsAnswer });
    },
  );
}
