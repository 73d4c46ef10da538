import { z } from 'zod';
import type { ZoneName } from '../../../domain/calendar/time.ts';
import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import { listLetters } from '../../../register/letters/letters.ts';
import { listPostRooms } from '../../../register/letters/post-room.ts';
import { listTasks, type Task } from '../../../register/tasks.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { toDayView } from '../day-view.ts';
import { nameTask } from '../name-task.ts';
import { readPageFrame } from '../page-frame.ts';
import { readPageProcedures } from '../page-procedures.ts';
import { toProceedingLink } from '../proceeding-link.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';

const TASKS_PER_PAGE = 100;

const tasksQuery = z.object({ cursor: z.string().max(1000).optional() });

/** What waits for a person of the secretariat, newest first. */
export function registerTasksPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get('/tasks', { schema: { ...pageSchema, querystring: tasksQuery } }, async (request, reply) => {
    const [{ items, next }, unsigned, mechanisms] = await Promise.all([
      listTasks(register, { ...request.query, limit: TASKS_PER_PAGE }),
      listLetters(register, { status: 'awaiting-signature', limit: 1 }),
      // Whatever has reviews has a post room.
      listPostRooms(register),
    ]);
    const procedures = await readPageProcedures(register, mechanisms);
    const model = {
      scripts: ['record.js'],
      unsigned: unsigned.items.length > 0,
      frame: await readPageFrame(deps, {
        title: 'Tasks',
        place: 'tasks',
        now: deps.now(),
        zone: procedures.zone,
        sample: false,
      }),
      tasks: items.map((task) => toTaskLine(task, procedures.zone)),
      nextHref: next === null ? null : `/tasks?${new URLSearchParams({ cursor: next }).toString()}`,
    };
    return await sendPage(request, reply, render('./lists/tasks', model));
  });
}

function toTaskLine(task: Task, zone: ZoneName) {
  return {
    id: task.id,
    open: task.doneAt === null,
    done: task.doneBy === null ? null : { by: task.doneBy, reason: task.doneReason },
    letterHref: task.letterId === null ? null : `/letters/${task.letterId}`,
    openedAt: task.openedAt,
    opened: toDayView(toCivilDate(task.openedAt, zone)),
    review: task.review,
    reviewHref: task.review === null ? null : toProceedingLink(task.review).href,
    page: findPage(task.kind),
    title: nameTask(task.kind),
    text: task.text,
    status: task.doneAt === null ? { tone: 'near', text: 'to be decided' } : { tone: 'done', text: 'done' },
  };
}

/** Where the task is done, if on a page of its own. */
function findPage(kind: Task['kind']): { readonly href: string; readonly text: string } | null {
  return kind === 'texts-unreleased' ? { href: '/letters/holds#texts', text: 'Look at the texts' } : null;
}
