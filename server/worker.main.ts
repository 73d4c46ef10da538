import { Client, Connection } from '@temporalio/client';
import {
  bundleWorkflowCode,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';
import { createActivities } from '../activities/activities.ts';
import { createRelay } from '../activities/mail/relay.ts';
import { createTransport } from '../activities/mail/transport.ts';
import { findBounceDomain } from '../config/bounce-domain.ts';
import { loadOffices } from '../config/calendars/load-offices.ts';
import { readEnv, requireSettings } from '../config/env.ts';
import { createLogger } from '../config/logger.ts';
import { loadPhrasebooks } from '../config/messages/load-phrasebooks.ts';
import { toTemporalConnection } from '../config/temporal.ts';
import { REAL_TIME, toProceedingsTime } from '../domain/calendar/proceedings-clock.ts';
import { fixClock } from '../register/clock.ts';
import { closeRegister, migrate, openRegister } from '../register/database.ts';
import { isInJournal } from '../register/letters/journal.ts';
import { TASK_QUEUE } from '../workflows/messages.ts';
import { createProceedings } from './proceedings.ts';
import { resumeReview } from './resume-review.ts';
import { wakePostRoom } from './wake-post-room.ts';
import { enterConfiguration } from './worker/enter-configuration.ts';
import { requireNamespace } from './worker/require-namespace.ts';
import { toTemporalLogger } from './worker/temporal-logger.ts';
import { REGISTER_CONNECTIONS, WORKER_OPTIONS, WORKFLOW_SOURCES } from './worker/worker-options.ts';

/** The worker process: runs the proceedings and what they ask for, until it is told to stop. */
async function main(): Promise<void> {
  // A child whose parent has gone ends; until the worker runs there is nothing to end with care.
  const end = { now: (): void => process.exit(0) };
  process.once('disconnect', () => end.now());

  const env = requireSettings(readEnv(), ['DATABASE_URL', 'SMTP_URL', 'TEMPORAL_ADDRESS']);
  const log = createLogger(env, 'worker');
  const logger = toTemporalLogger(log);
  Runtime.install({
    logger,
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN' }), forward: {} } },
    // These let a worker finish what it holds; a second one is not needed, because shutdownForceTime bounds the wait.
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  });

  const phrasebooks = loadPhrasebooks();
  const offices = loadOffices();
  const register = openRegister(env.DATABASE_URL, { poolSize: REGISTER_CONNECTIONS });
  await migrate(register);
  const clock = await fixClock(register, env.CHANCERY_CLOCK ?? REAL_TIME);
  const temporal = toTemporalConnection(env, env.TEMPORAL_ADDRESS);
  const connection = await NativeConnection.connect(temporal);
  const clientConnection = await Connection.connect(temporal);
  const namespace = env.TEMPORAL_NAMESPACE;
  const standing = await requireNamespace(connection.workflowService, namespace);
  log.info({ namespace, standing, address: env.TEMPORAL_ADDRESS }, 'connected to Temporal');

  const client = new Client({ connection: clientConnection, namespace });
  const transport = createTransport(env.SMTP_URL);
  const now = () => toProceedingsTime(clock, Date.now());
  const proceedings = createProceedings({
    client,
    clock,
    resume: (key, command) => resumeReview({ register, clock, now }, key, command),
  });
  const wake = async (mechanism: string): Promise<void> =>
    await wakePostRoom(client, clock, { mechanism, rooms: env.POST_ROOMS });
  const texts = [...phrasebooks.values()];
  await enterConfiguration({ register, offices, texts, now: now(), log, wakePostRoom: wake });
  const activities = createActivities({
    register,
    clock,
    wakePostRoom: wake,
    openReview: (key, procedure, command) => proceedings.openReview(key, procedure, command),
    mail: {
      transport,
      relay: createRelay(
        env.RELAY_API_URL,
        env.RELAY_JOURNAL === undefined ? undefined : (messageId) => isInJournal(register, messageId),
      ),
      mailDomain: env.MAIL_DOMAIN,
      from: env.MAIL_FROM,
      bounceDomain: findBounceDomain(env),
      phrasebooks,
      offices,
      lettersPerDay: env.LETTERS_PER_DAY,
      postRooms: env.POST_ROOMS,
    },
  });

  log.info('bundling the workflows');
  const workflowBundle = await bundleWorkflowCode({ ...WORKFLOW_SOURCES, logger });
  const worker = await Worker.create({
    ...WORKER_OPTIONS,
    workflowBundle,
    connection,
    namespace,
    activities,
  });
  const running = worker.run();
  end.now = () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  log.info({ taskQueue: TASK_QUEUE, clock }, 'the worker is ready');
  process.send?.({ ready: true });
  await running;
  await transport.close();
  await clientConnection.close();
  await connection.close();
  await closeRegister(register);
  log.info('the worker has stopped');
  // The channel to the parent would keep the process alive.
  if (process.connected) process.disconnect();
}

await main();
