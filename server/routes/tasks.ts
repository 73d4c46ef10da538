import { z } from 'zod';
import { closeTask, listTasks } from '../../register/tasks.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, RECORDED_BY, toCommandId } from '../commands.ts';
import { toProblem } from '../problem.ts';
import { officer, reason } from './schemas/officer.ts';
import { COMMAND_PROBLEMS, READ_PROBLEMS } from './schemas/problem.ts';
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
  app.post(
    '/api/tasks/:id/done',
    {
      schema: {
        tags: ['proceedings'],
        summary: 'Say that a task is done',
        description: 'A task that is done stays as it is.',
        security: [{ token: [] }],
        params: z.object({ id: z.uuid() }),
        headers: commandHeaders,
        body: z.strictObject({ officer: officer.default(RECORDED_BY), reason: reason.optional() }),
        response: { 200: taskSchema, ...COMMAND_PROBLEMS },
      },
    },
    async ({ params: { id }, headers, body }) => {
      const closing = { commandId: toCommandId(headers), officer: body.officer, reason: body.reason ?? null };
      const task = await closeTask(register, id, closing);
      if (task !== undefined) return task;
      throw toProblem({
        code: 'task-not-found',
        message: `The register holds no task ${id}.`,
        remedy: 'See /api/tasks for the tasks that there are.',
        facts: { task: id },
      });
    },
  );
}
