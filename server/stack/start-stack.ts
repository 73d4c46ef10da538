import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Env, parseEnv } from '../../config/env.ts';
import type { ProceedingsClock } from '../../domain/calendar/proceedings-clock.ts';
import { provisionTemporal } from '../../scripts/provision-temporal.ts';
import { readOrCreateToken } from '../access.ts';
import { type Inbox, startInbox } from '../inbox/start-inbox.ts';
import { type FileLock, takeFileLock } from './file-lock.ts';
import { openLineLog } from './line-log.ts';
import { choosePort, findFreePort } from './ports.ts';
import { StackParts } from './stack-parts.ts';
import { startPostgres } from './start-postgres.ts';
import { startTemporal } from './start-temporal.ts';
import { type Supervised, supervise } from './supervise.ts';

export interface StackOptions {
  /** Everything that lasts is kept here; one stack at a time. Made if absent. */
  readonly dataFolder: string;
  /**
   * Settings of config/env.ts and what programs look up, usually the process's own environment. `DATABASE_URL`,
   * `SMTP_URL` and `TEMPORAL_ADDRESS` each replace the part that would otherwise be started.
   */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Told each thing that takes time or goes wrong, one line at a time. */
  readonly say: (line: string) => void;
  /** Port of the API and the pages: used or refused. 0: a free one. Default: 8080, or a free one if it is taken. */
  readonly port?: number | undefined;
  /** Port of the inbox's page, in the same manner; default 8025. */
  readonly inboxPort?: number | undefined;
  /** A rehearsal's clock, asked for when everything but the worker and the API is up. */
  readonly clock?: (() => ProceedingsClock) | undefined;
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal | undefined;
}

/** The whole of Chancery, running. */
export interface Stack {
  /** `http://127.0.0.1:8080`: the board, and the API below `/api`. */
  readonly apiUrl: string;
  /** Page and API of the built-in inbox; `undefined` where mail goes to `SMTP_URL`. */
  readonly inboxUrl: string | undefined;
  /** Holds a password: never print it. */
  readonly databaseUrl: string;
  /** `host:port`. */
  readonly temporalAddress: string;
  /** Temporal's Web UI; `undefined` where `TEMPORAL_ADDRESS` was given. */
  readonly temporalUiUrl: string | undefined;
  /** Bearer token that acts need. */
  readonly token: string;
  readonly worker: Supervised;
  readonly api: Supervised;
  /** Ends everything in order; resolves when all of it is gone. */
  stop(): Promise<void>;
}

/** The inbox holds letters to real addresses of focal points and has no accounts, so it is never offered to the network. */
const LOOPBACK = '127.0.0.1';

/** Another start holds the data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';

  constructor(dataFolder: string, heldBy: number) {
    super(
      `The data folder ${dataFolder} is in use by process ${heldBy}. End that one first, or use another folder (CHANCERY_DATA).`,
    );
  }
}

/**
 * Starts PostgreSQL, Temporal and the inbox, then the worker and the API as children that are started again when they
 * die, and resolves when the API answers. What was started is ended again when something fails.
 *
 * @throws DataFolderInUse, NoTemporal, EnvError, or Error with a sentence for the person who started it.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const parts = new StackParts(options.signal);
  try {
    return await assemble({ ...options, dataFolder: resolve(options.dataFolder) }, parts);
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

async function assemble(options: StackOptions, parts: StackParts): Promise<Stack> {
  const { dataFolder, say } = options;
  const env = parseEnv(options.environment);
  await mkdir(join(dataFolder, 'logs'), { recursive: true, mode: 0o700 });
  await parts.add('data folder', holdDataFolder(dataFolder), (lock) => lock.release());
  const port = await choosePort({ host: env.HOST, setting: 'PORT', asked: options.port, usual: 8080, say });
  const token = await readOrCreateToken(dataFolder);

  const bouncePort = await chooseBouncePort(env);
  const [databaseUrl, temporal, inbox] = await Promise.all([
    addPostgres(options, env, parts),
    addTemporal(options, env, parts),
    addInbox(options, env, parts, bouncePort),
  ]);
  const settings = {
    CHANCERY_DATA: dataFolder,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    ...(inbox === undefined ? {} : { SMTP_URL: inbox.smtpUrl, RELAY_API_URL: inbox.httpUrl }),
    ...(bouncePort === undefined ? {} : { BOUNCE_PORT: String(bouncePort) }),
    ...(options.clock === undefined ? {} : { CHANCERY_CLOCK: JSON.stringify(options.clock()) }),
  };
  say('starting the worker and the API');
  const [worker, api] = await Promise.all([
    addChild(options, settings, parts, 'worker'),
    addChild(options, settings, parts, 'api'),
  ]);
  return {
    apiUrl: `http://${env.HOST}:${port}`,
    inboxUrl: inbox?.httpUrl,
    databaseUrl,
    temporalAddress: temporal.address,
    temporalUiUrl: temporal.uiUrl,
    token,
    worker,
    api,
    stop: () => parts.stop(),
  };
}

/** Two stacks on one folder would send every letter twice. */
async function holdDataFolder(dataFolder: string): Promise<FileLock> {
  const lock = await takeFileLock(join(dataFolder, 'chancery.lock'));
  if ('release' in lock) return lock;
  throw new DataFolderInUse(dataFolder, lock.heldBy);
}

async function addPostgres({ dataFolder, say }: StackOptions, env: Env, parts: StackParts): Promise<string> {
  if (env.DATABASE_URL !== undefined) return env.DATABASE_URL;
  say('starting PostgreSQL');
  const postgres = await parts.add('foundation', startPostgres({ dataFolder, say }), (running) =>
    running.stop(),
  );
  say('PostgreSQL is up');
  return postgres.url;
}

async function addTemporal(
  { dataFolder, environment, say }: StackOptions,
  env: Env,
  parts: StackParts,
): Promise<{ readonly address: string; readonly uiUrl: string | undefined }> {
  // A build takes minutes and is not waited for when the start is interrupted.
  const found = await parts.orInterrupted(provisionTemporal({ say, env: environment }));
  if (found.kind === 'address') return { address: found.address, uiUrl: undefined };
  say(`starting Temporal ${found.serverVersion} (${found.path})`);
  const namespace = env.TEMPORAL_NAMESPACE;
  const temporal = await parts.add(
    'foundation',
    startTemporal({ dataFolder, executable: found.path, say, namespace }),
    (running) => running.stop(),
  );
  say('Temporal is up');
  return temporal;
}

/**
 * Port on which the API takes in reports about letters: the one that was asked for, and beside the built-in inbox a free one, so that the
 * inbox's page can play the mail system. It must be known before the API starts, and stay when it is started again.
 */
async function chooseBouncePort({ BOUNCE_HOST, BOUNCE_PORT, SMTP_URL }: Env): Promise<number | undefined> {
  if (BOUNCE_PORT !== undefined && BOUNCE_PORT !== 0) return BOUNCE_PORT;
  return SMTP_URL === undefined || BOUNCE_PORT === 0 ? await findFreePort(BOUNCE_HOST) : undefined;
}

async function addInbox(
  options: StackOptions,
  env: Env,
  parts: StackParts,
  bouncePort: number | undefined,
): Promise<Inbox | undefined> {
  if (env.SMTP_URL !== undefined) return undefined;
  const { dataFolder, inboxPort, say } = options;
  const httpPort = await choosePort({
    host: LOOPBACK,
    setting: 'INBOX_PORT',
    asked: inboxPort,
    usual: 8025,
    say,
  });
  const reportsTo = bouncePort === undefined ? undefined : { host: env.BOUNCE_HOST, port: bouncePort };
  const starting = startInbox({ folder: join(dataFolder, 'inbox'), httpPort, reportsTo, say });
  return parts.add('foundation', starting, (inbox) => inbox.close());
}

/** The worker or the API, as `server/<name>.main.ts`; what it prints goes to `logs/<name>.log`, warnings to the terminal too. */
function addChild(
  { dataFolder, environment, say }: StackOptions,
  settings: Readonly<Record<string, string>>,
  parts: StackParts,
  name: 'worker' | 'api',
): Promise<Supervised> {
  const log = openLineLog(join(dataFolder, 'logs', `${name}.log`), (line) => say(`[${name}] ${line}`));
  const starting = supervise({
    name,
    main: new URL(`../${name}.main.ts`, import.meta.url),
    environment: { ...withoutReplaced(environment, settings), ...settings },
    say,
    onLine: log.write,
  });
  return parts.add(name, starting, async (child) => {
    await child.stop();
    await log.close();
  });
}

/** A setting may also be given as the name of a file (`DATABASE_URL_FILE`); both at once are refused. */
function withoutReplaced(
  environment: StackOptions['environment'],
  settings: Readonly<Record<string, string>>,
): StackOptions['environment'] {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !(name.replace(/_FILE$/, '') in settings)),
  );
}
