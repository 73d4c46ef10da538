import { z } from 'zod';
import { listTasks } from '../../register/tasks.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { READ_PROBLEMS } from './schemas/problem.ts';
import { taskSchema } from './schemas/task.ts';
import { flag, listOf, listWindow } from './schemas/values.ts';

const taskQuery = z.strictObject({ done: flag.optional(), ...listWindow });

/** What waits for a person of the secretariat. */
export function registerTasks(app: App, { register }: AppDeps): void {
  app.get(
    '/api/tasks',
    {
      schema: {
        tags: ['proceedings'],
        summary: 'List tasks, newest first',
        querystring: taskQuery,
        response: { 200: listOf(taskSchema), ...READ_PROBLEMS },
      },
    },
    async (request) => await listTasks(register, request.query),
  );
}
