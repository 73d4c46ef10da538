import { Client, Connection } from '@temporalio/client';
import { renderCalendar } from '../activities/mail/render-calendar.ts';
import { findBounceDomain } from '../config/bounce-domain.ts';
import { type Env, readEnv, requireSettings } from '../config/env.ts';
import { createLogger } from '../config/logger.ts';
import { loadPhrasebooks } from '../config/messages/load-phrasebooks.ts';
import { loadParties } from '../config/parties/load-parties.ts';
import { loadResolutions, SAMPLE_RESOLUTIONS_FILE } from '../config/parties/load-resolutions.ts';
import { standingContacts } from '../config/parties/standing-contacts.ts';
import { loadProcedures } from '../config/procedures/load-procedure.ts';
import { toTemporalConnection } from '../config/temporal.ts';
import { REAL_TIME, toProceedingsTime } from '../domain/calendar/proceedings-clock.ts';
import type { Party } from '../domain/parties/party.ts';
import { fixClock } from '../register/clock.ts';
import { enterStandingContacts } from '../register/contacts.ts';
import { closeRegister, migrate, openRegister, type Register } from '../register/database.ts';
import { enterParties } from '../register/parties.ts';
import { enterProcedure } from '../register/procedures.ts';
import { isLoopback, readOrCreateToken } from './access.ts';
import { buildApp } from './app.ts';
import { type Intake, type IntakeOptions, startIntake } from './bounces/start-intake.ts';
import { createProceedings } from './proceedings.ts';
import { resumeReview } from './resume-review.ts';

/** Requests that are still running when the process is told to end may take this long. */
const CLOSE_WITHIN_MS = 10_000;

/** The API process: answers HTTP until it is told to end, or its parent is gone. */
async function main(): Promise<void> {
  // A child whose parent has gone ends; until it listens there is nothing to end with care.
  const end = { now: (): void => process.exit(0) };
  for (const sign of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(sign, () => end.now());

  const env = requireSettings(readEnv(), ['DATABASE_URL', 'TEMPORAL_ADDRESS']);
  const log = createLogger(env, 'api');
  const register = openRegister(env.DATABASE_URL);
  await migrate(register);
  const clock = await fixClock(register, env.CHANCERY_CLOCK ?? REAL_TIME);
  const parties = loadParties();
  await enterConfiguration(register, env, parties);

  // Connects at the first command: reads and readiness do not wait for the proceedings.
  const connection = Connection.lazy(toTemporalConnection(env, env.TEMPORAL_ADDRESS));
  const client = new Client({ connection, namespace: env.TEMPORAL_NAMESPACE });
  const now = () => toProceedingsTime(clock, Date.now());
  const proceedings = createProceedings({
    client,
    clock,
    resume: (key, command) => resumeReview({ register, clock, now }, key, command),
    postRooms: env.POST_ROOMS,
  });
  const app = await buildApp({
    register,
    proceedings,
    clock,
    now,
    token: await readOrCreateToken(env.CHANCERY_DATA),
    sampleResolutions: loadResolutions(SAMPLE_RESOLUTIONS_FILE, parties),
    phrasebooks: loadPhrasebooks(),
    renderCalendar,
    mailDomain: env.MAIL_DOMAIN,
    mailboxUrl: findMailboxUrl(env),
    loopbackOnly: isLoopback(env.HOST),
    logger: log,
  });
  const intake = await startReportIntake(env, {
    register,
    now,
    wakePostRoom: (mechanism) => proceedings.wakePostRoom(mechanism),
    log,
  });
  await app.listen({ host: env.HOST, port: env.PORT });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : env.PORT;

  end.now = () => {
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    void app
      .close()
      .then(() => intake?.close())
      .then(() => connection.close())
      .then(() => closeRegister(register))
      .then(() => log.info('the API has stopped'))
      .then(() => process.exit(0));
  };
  log.info({ host: env.HOST, port, clock }, 'the API is ready');
  process.send?.({ ready: true, port });
}

/** The files of the configuration are entered at each start: what they say now holds for reviews that open from now on. */
async function enterConfiguration(register: Register, env: Env, parties: readonly Party[]): Promise<void> {
  for (const procedure of loadProcedures()) await enterProcedure(register, procedure);
  await enterParties(register, parties);
  await enterStandingContacts(register, standingContacts(parties, env.CHANCERY_CONTACTS));
}

/** What mail systems report about letters is taken in by this process, where a port is given for it. */
async function startReportIntake(
  env: Env,
  deps: Pick<IntakeOptions, 'log' | 'now' | 'register' | 'wakePostRoom'>,
): Promise<Intake | undefined> {
  const bounceDomain = findBounceDomain(env);
  if (env.BOUNCE_PORT === undefined || bounceDomain === undefined) return undefined;
  const { BOUNCE_HOST: host, MAIL_DOMAIN: mailDomain, RELAY_JOURNAL: journal } = env;
  const intake = await startIntake({
    ...deps,
    host,
    port: env.BOUNCE_PORT,
    bounceDomain,
    mailDomain,
    journal,
  });
  deps.log.info({ host, port: intake.port }, 'reports about letters are taken in');
  return intake;
}

/** Where a person can read the mails, if that is on this machine; elsewhere it is not ours to show. */
function findMailboxUrl({ RELAY_API_URL: url }: Env): string | null {
  return url !== undefined && isLoopback(new URL(url).hostname) ? url : null;
}

await main();
