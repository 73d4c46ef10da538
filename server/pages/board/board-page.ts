import { listReviews, type ReviewFilter } from '../../../register/reviews.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { readPageFrame } from '../page-frame.ts';
import { readPageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';
import { boardQuery } from './board-query.ts';
import { presentBoard } from './present-board.ts';

/** All phases of the largest mechanism together have fewer reviews than this. */
const REVIEWS_AT_MOST = 1_000;

/** The board: one line per review, with what comes next in it and who owes it. */
export function registerBoardPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get('/', { schema: { ...pageSchema, querystring: boardQuery } }, async (request, reply) => {
    const { query } = request;
    const now = deps.now();
    const { stage, party, reviewer, owedBy, text, order } = query;
    const everything: ReviewFilter = { now, order, limit: REVIEWS_AT_MOST };
    const [all, found] = await Promise.all([
      listReviews(register, everything),
      listReviews(register, { ...everything, stage, party, reviewer, owedBy, text }),
    ]);
    const procedures = await readPageProcedures(
      register,
      all.items.map(({ mechanism }) => mechanism),
    );
    const frame = await readPageFrame(deps, {
      title: 'Country reviews',
      place: 'board',
      now,
      zone: procedures.zone,
      sample: all.items.some(({ sample }) => sample),
    });
    const board = presentBoard({ frame, query, all: all.items, found: found.items, procedures, now });
    return await sendPage(request, reply, render('./board/board', board));
  });
}
