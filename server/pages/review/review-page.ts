import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import { fold } from '../../../domain/review/fold.ts';
import { listLetters } from '../../../register/letters/letters.ts';
import { requireProcedureOf } from '../../../register/procedures.ts';
import { readTimetable } from '../../../register/time-limits.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { requireReview } from '../../require-review.ts';
import { reviewParams } from '../../routes/schemas/review.ts';
import { toLetterLine } from '../letter-line.ts';
import { readPageFrame } from '../page-frame.ts';
import { PageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { presentReview } from './present-review.ts';

/** Letters on the page of a review; older ones are to be had from the API. */
const LETTERS_AT_MOST = 100;

/** The page of one review: where it stands, its timetable with the reasons, its acts and letters. */
export function registerReviewPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get(
    '/reviews/:mechanism/:phase/:party',
    { schema: { ...pageSchema, params: reviewParams } },
    async (request, reply) => {
      const now = deps.now();
      const review = await requireReview(register, request.params, now);
      const [procedure, limits, letters] = await Promise.all([
        requireProcedureOf(register, review.key),
        readTimetable(register, review.key),
        listLetters(register, { review: review.key, limit: LETTERS_AT_MOST }),
      ]);
      const procedures = new PageProcedures([procedure]);
      const frame = await readPageFrame(deps, {
        title: review.partyName,
        place: null,
        now,
        zone: procedure.zone,
        sample: review.sample,
      });
      const model = presentReview({
        frame,
        review,
        procedure,
        state: fold(review.key, review.acts),
        limits,
        letters: letters.items.map((letter) => toLetterLine(letter, procedures)),
        moreLetters: letters.next !== null,
        today: toCivilDate(now, procedure.zone),
      });
      return await sendPage(request, reply, render('./review/review', model));
    },
  );
}
