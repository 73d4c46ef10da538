import { z } from 'zod';
import type { LetterTask } from '../../../domain/letters/letter-facts.ts';
import { LANGUAGES } from '../../../domain/letters/words/phrasebook.ts';
import { readLeftOut } from '../../../register/letters/left-out.ts';
import { listLetterActs } from '../../../register/letters/letter-acts.ts';
import { listAttempts } from '../../../register/letters/letter-attempts.ts';
import { listReports } from '../../../register/letters/letter-reports.ts';
import { readLetterTasks } from '../../../register/letters/letter-tasks.ts';
import { findReplacement } from '../../../register/letters/letters.ts';
import { readMatters } from '../../../register/letters/matters.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { readLetterText } from '../../letter-text.ts';
import { requireLetter } from '../../require-letter.ts';
import { letterParams } from '../../routes/schemas/letter.ts';
import { toDayView } from '../day-view.ts';
import { toLetterLine } from '../letter-line.ts';
import { nameTask } from '../name-task.ts';
import { readPageFrame } from '../page-frame.ts';
import { readPageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { toLetterForms } from './letter-forms.ts';
import { toHistory } from './letter-history.ts';
import { toLetterNotes } from './letter-notes.ts';
import { presentMatters } from './present-matters.ts';
import { presentText, toTextTabs } from './present-text.ts';

const letterQuery = z.object({ language: z.enum(LANGUAGES).optional().catch(undefined) });

/** The page of one letter: what it carries and says, what happened to it, and what an officer may decide about it. */
export function registerLetterPage(app: App, deps: AppDeps): void {
  const { register, clock, mailDomain } = deps;
  const schema = { ...pageSchema, params: letterParams, querystring: letterQuery };
  app.get('/letters/:id', { schema }, async (request, reply) => {
    const { language } = request.query;
    const letter = await requireLetter(register, request.params.id);
    const { id, status } = letter;
    const [text, attempts, reports, acts, matters, tasks, leftOut, replacement, procedures] =
      await Promise.all([
        readLetterText(deps, letter, language),
        listAttempts(register, id),
        listReports(register, id),
        listLetterActs(register, id),
        readMatters(register, [id]),
        readLetterTasks(register, [id]),
        readLeftOut(register, letter.noticeKeys),
        findReplacement(register, id),
        readPageProcedures(register, [letter.mechanism]),
      ]);
    const { zone } = procedures;
    const line = toLetterLine(letter, procedures);
    const carried = matters.get(id) ?? [];
    const model = {
      scripts: ['record.js'],
      frame: await readPageFrame(deps, {
        title: `Letter: ${line.about}`,
        place: 'letters',
        now: deps.now(),
        zone,
        sample: carried.some(({ review }) => review.sample),
      }),
      line,
      messageId: `${letter.messageToken}@${mailDomain}`,
      notes: toLetterNotes({
        letter,
        replacement,
        decided: acts.some(({ kind }) => kind === 'sign' || kind === 'decline'),
      }),
      matters: presentMatters({ status, matters: carried, leftOut, procedures }),
      tasks: (tasks.get(id) ?? []).map(toTaskLine),
      tabs: toTextTabs(letter, language),
      text: presentText(text, letter, language),
      history: toHistory({ letter, attempts, reports, acts, clock, zone }),
      // A draft is signed where its evidence is read.
      forms: status === 'awaiting-signature' ? [] : toLetterForms(letter, []),
      apiHref: `/api/letters/${id}`,
    };
    return await sendPage(request, reply, render('./letter/letter', model));
  });
}

function toTaskLine({ kind, openedOn, review, state }: LetterTask) {
  const since = `since ${toDayView(openedOn).text}`;
  return { title: nameTask(kind), note: `${state?.name ?? review}, ${since}` };
}
