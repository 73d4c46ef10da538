import { z } from 'zod';
import { closeTask, listTasks } from '../../register/tasks.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { commandHeaders, RECORDED_BY, toCommandId } from '../commands.ts';
import { toProblem } from '../problem.ts';
import { tasksAsCsv } from '../tasks-csv.ts';
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
  app.get(
    '/api/tasks.csv',
    {
      schema: {
        tags: ['proceedings'],
        summary: 'Export all tasks, newest first, as CSV',
        description:
          'RFC 4180 with a header line. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
        querystring: z.strictObject({ done: flag.optional() }),
        response: {
          200: { description: 'The tasks', content: { 'text/csv': { schema: z.string() } } },
          ...READ_PROBLEMS,
        },
      },
    },
    async ({ query }, reply) =>
      await reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="tasks.csv"')
        .send(await tasksAsCsv(register, query.done)),
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
