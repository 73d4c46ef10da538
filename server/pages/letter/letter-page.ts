import { parseReviewKey } from '../../../domain/review/review-id.ts';
import { readEarlier } from '../../../register/earlier-letters.ts';
import { listLetterActs } from '../../../register/letter-acts.ts';
import { listAttempts } from '../../../register/letter-attempts.ts';
import { listReports } from '../../../register/letter-reports.ts';
import { requireProcedureOf } from '../../../register/procedures.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { readLetterText } from '../../letter-text.ts';
import { requireLetter } from '../../require-letter.ts';
import { letterParams } from '../../routes/schemas/letter.ts';
import { toLetterLine } from '../letter-line.ts';
import { readPageFrame } from '../page-frame.ts';
import { PageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { toLetterForms } from './letter-forms.ts';
import { toHistory } from './letter-history.ts';

/** The page of one letter: what it says, what happened to it, and what an officer may decide about it. */
export function registerLetterPage(app: App, deps: AppDeps): void {
  const { register, clock, mailDomain } = deps;
  app.get('/letters/:id', { schema: { ...pageSchema, params: letterParams } }, async (request, reply) => {
    const letter = await requireLetter(register, request.params.id);
    const procedure = await requireProcedureOf(register, letter.review);
    const [text, attempts, reports, acts, earlier] = await Promise.all([
      readLetterText(deps, letter),
      listAttempts(register, letter.id),
      listReports(register, letter.id),
      listLetterActs(register, letter.id),
      readEarlier(register, letter.noticeKeys),
    ]);
    const { zone } = procedure;
    const line = toLetterLine(letter, new PageProcedures([procedure]));
    const model = {
      scripts: ['record.js'],
      frame: await readPageFrame(deps, {
        title: `Letter: ${line.about}`,
        place: 'letters',
        now: deps.now(),
        zone,
        sample: false,
      }),
      line,
      reviewKey: letter.review,
      mechanism: parseReviewKey(letter.review).mechanism,
      messageId: `${letter.messageToken}@${mailDomain}`,
      text,
      history: toHistory({ letter, attempts, reports, acts, clock, zone }),
      forms: toLetterForms(
        letter,
        letter.noticeKeys.flatMap((key) => earlier.get(key) ?? []),
      ),
      apiHref: `/api/letters/${letter.id}`,
    };
    return await sendPage(request, reply, render('./letter/letter', model));
  });
}
