import type { App, AppDeps } from '../app-deps.ts';
import { registerBoardPage } from './board/board-page.ts';
import { registerDrawPage } from './draw/draw-page.ts';
import { registerVerifierPage } from './draw/verifier-page.ts';
import { registerEscalationPage } from './escalations/escalation-page.ts';
import { registerEscalationsPage } from './escalations/escalations-page.ts';
import { registerFeedsPage } from './feeds/feeds-page.ts';
import { registerHoldsPage } from './holds/holds-page.ts';
import { registerLaunchPage } from './launch/launch-page.ts';
import { registerLaunchesPage } from './launches/launches-page.ts';
import { registerLetterPage } from './letter/letter-page.ts';
import { registerLettersPage } from './lists/letters-page.ts';
import { registerTasksPage } from './lists/tasks-page.ts';
import { registerReviewPage } from './review/review-page.ts';
import { registerStaticFiles } from './static-files.ts';

/** The pages for people. They read the register as the API does; what they record, they record by the API. */
export function registerPages(app: App, deps: AppDeps): void {
  registerStaticFiles(app);
  registerBoardPage(app, deps);
  registerReviewPage(app, deps);
  registerLaunchesPage(app, deps);
  registerLaunchPage(app, deps);
  registerDrawPage(app, deps);
  registerVerifierPage(app);
  registerLettersPage(app, deps);
  registerLetterPage(app, deps);
  registerEscalationsPage(app, deps);
  registerEscalationPage(app, deps);
  registerHoldsPage(app, deps);
  registerFeedsPage(app, deps);
  registerTasksPage(app, deps);
}
