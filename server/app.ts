import Fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App, AppDeps } from './app-deps.ts';
import { registerPages } from './pages/pages.ts';
import { renderProblemPage } from './pages/problem-page.ts';
import { registerGuard } from './plugins/guard.ts';
import { collectMethods } from './plugins/methods.ts';
import { registerOpenapi } from './plugins/openapi.ts';
import { answerUnroutable, registerProblems } from './plugins/problems.ts';
import { registerRequestLog } from './plugins/request-log.ts';
import { requireSchemas } from './plugins/require-schemas.ts';
import { registerSecurityHeaders } from './plugins/security-headers.ts';
import { registerActs } from './routes/acts.ts';
import { registerDraws } from './routes/draws.ts';
import { registerEscalations } from './routes/escalations.ts';
import { registerFeedFile } from './routes/feed-file.ts';
import { registerFeeds } from './routes/feeds.ts';
import { registerHealth } from './routes/health.ts';
import { registerHolds } from './routes/holds.ts';
import { registerLaunches } from './routes/launches.ts';
import { registerLetterActs } from './routes/letter-acts.ts';
import { registerLetterTexts } from './routes/letter-texts.ts';
import { registerLetters } from './routes/letters.ts';
import { registerOpenReviews } from './routes/open-reviews.ts';
import { registerProcedures } from './routes/procedures.ts';
import { registerReviews } from './routes/reviews.ts';
import { registerTakeOvers } from './routes/take-overs.ts';
import { registerTasks } from './routes/tasks.ts';
import { registerTimeLimits } from './routes/time-limits.ts';

/** A group of 250 reviews with four reviewers each needs about 100 kB. */
const BODY_LIMIT_BYTES = 256 * 1024;
/** A client that sends its request more slowly than this is cut off. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * The whole HTTP application, ready to listen or to be injected into; it never listens itself. What guards every
 * request comes first, then the API, then the pages, and last what answers the methods that no route has.
 */
export async function buildApp(deps: AppDeps): Promise<App> {
  const app = Fastify({
    ...(deps.logger === null ? { logger: false } : { loggerInstance: deps.logger }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // registerRequestLog writes one line where this would write two.
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerUnroutable,
    routerOptions: { maxParamLength: 100 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // Only JSON is read: a form of another site could send plain text without asking first.
  app.removeContentTypeParser('text/plain');

  requireSchemas(app);
  registerRequestLog(app);
  registerSecurityHeaders(app);
  registerProblems(app, renderProblemPage);
  registerGuard(app, deps);
  const answerOtherMethods = collectMethods(app);
  await registerOpenapi(app);

  registerReviews(app, deps);
  registerOpenReviews(app, deps);
  registerActs(app, deps);
  registerLaunches(app, deps);
  registerDraws(app, deps);
  registerTakeOvers(app, deps);
  registerTimeLimits(app, deps);
  registerLetters(app, deps);
  registerLetterActs(app, deps);
  registerEscalations(app, deps);
  registerHolds(app, deps);
  registerLetterTexts(app, deps);
  registerFeeds(app, deps);
  registerFeedFile(app, deps);
  registerTasks(app, deps);
  registerProcedures(app, deps);
  registerHealth(app, deps);
  registerPages(app, deps);
  answerOtherMethods();
  return app;
}
