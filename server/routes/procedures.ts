import { z } from 'zod';
import { findProcedure } from '../../register/procedures.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { mechanismUnknown } from '../openings.ts';
import { Problem } from '../problem.ts';
import { FIND_PROBLEMS } from './schemas/problem.ts';
import { procedureSchema } from './schemas/procedure.ts';
import { mechanismId } from './schemas/values.ts';

/** The mechanisms as data: what new reviews start with. */
export function registerProcedures(app: App, { register }: AppDeps): void {
  app.get(
    '/api/procedures/:mechanism',
    {
      schema: {
        tags: ['procedures'],
        summary: 'Read the procedure of a mechanism, each rule with its basis',
        params: z.object({ mechanism: mechanismId }),
        response: { 200: procedureSchema, ...FIND_PROBLEMS },
      },
    },
    async (request) => {
      const { mechanism } = request.params;
      const procedure = await findProcedure(register, mechanism);
      if (procedure !== undefined) return procedure;
      const { code, message, remedy, facts } = mechanismUnknown(mechanism);
      throw new Problem(404, code, message, remedy, { facts });
    },
  );
}
