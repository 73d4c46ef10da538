import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Environment } from './cache-folder.ts';
import { checkTemporal, TEMPORAL_CLI_VERSION } from './temporal-version.ts';

const run = promisify(execFile);

/** The module proxy has answered by then or will not; the build itself takes 3 to 5 minutes on two cores. */
const PROXY_LIMIT_MS = 20_000;
const BUILD_LIMIT_MS = 20 * 60_000;
const PROGRESS_EVERY_MS = 10_000;

/**
 * Builds the Temporal CLI from its published source through the Go module proxy and places it at `target`,
 * checked, by one rename. `go` is the path of the Go tool.
 *
 * @throws Error with one sentence that says what failed.
 */
export async function buildTemporal(
  target: string,
  options: { readonly go: string; readonly environment: Environment; readonly say: (line: string) => void },
): Promise<void> {
  const { go, environment, say } = options;
  await requireModuleReachable(go, environment);
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  const draft = await mkdtemp(join(folder, 'build-'));
  try {
    say(`building Temporal ${TEMPORAL_CLI_VERSION} from source with Go: once, 3 to 5 minutes on two cores`);
    await install(go, { ...environment, CGO_ENABLED: '0', GOBIN: draft }, say);
    const built = join(draft, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
    const check = await checkTemporal(built);
    if (!check.usable) throw new Error(`what Go built is of no use: ${check.reason}`);
    await rename(built, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Go itself waits for minutes on a proxy that does not answer; ask it for one small thing first. */
async function requireModuleReachable(go: string, environment: Environment): Promise<void> {
  try {
    await run(go, ['list', '-m', `github.com/temporalio/cli@v${TEMPORAL_CLI_VERSION}`], {
      env: { ...environment, GOFLAGS: '-mod=mod', GO111MODULE: 'on' },
      timeout: PROXY_LIMIT_MS,
      // Outside any Go module, so that the answer depends on nothing that lies about here.
      cwd: '/',
    });
  } catch (error) {
    throw new Error(`Go is here, but its module proxy cannot be reached (${lastLine(error)})`, {
      cause: error,
    });
  }
}

function install(go: string, env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const build = spawn(go, ['install', `github.com/temporalio/cli/cmd/temporal@v${TEMPORAL_CLI_VERSION}`], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: BUILD_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    let modules = 0;
    const complaints: string[] = [];
    createInterface({ input: build.stderr }).on('line', (line) => {
      if (line.startsWith('go: downloading')) modules += 1;
      else complaints.push(line);
    });
    const progress = setInterval(() => {
      const elapsed = Math.round((Date.now() - startedAt) / 1000);
      say(`building Temporal: ${elapsed} s${modules > 0 ? `, ${modules} modules fetched` : ''}`);
    }, PROGRESS_EVERY_MS);
    const endWithUs = (): void => {
      build.kill('SIGKILL');
    };
    process.once('exit', endWithUs);
    build.once('error', reject);
    build.once('close', (code, signal) => {
      clearInterval(progress);
      process.off('exit', endWithUs);
      if (code === 0) resolve();
      else {
        const lastWords = complaints.length > 0 ? complaints.slice(-3).join(' ') : 'no message';
        reject(new Error(`go install ended with ${signal ?? String(code)}: ${lastWords}`));
      }
    });
  });
}

function lastLine(error: unknown): string {
  if (
    error instanceof Error &&
    'stderr' in error &&
    typeof error.stderr === 'string' &&
    error.stderr.trim() !== ''
  ) {
    return error.stderr.trim().split('\n').at(-1) ?? '';
  }
  return error instanceof Error && 'killed' in error && error.killed === true ? 'no answer' : String(error);
}
