import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { checkTemporal } from './temporal-version.ts';

const run = promisify(execFile);

/** The address that the Temporal SDK itself downloads its development server from. */
const DOWNLOAD_INDEX = 'https://temporal.download/cli/default';

/** A host that does not answer within this time is taken for unreachable, so that the next way is tried. */
const ANSWER_LIMIT_MS = 5_000;

/** A download that stands still for this long is given up. */
const STALL_LIMIT_MS = 10_000;

/**
 * Fetches the Temporal CLI the way the SDK does and places it at `target`, checked, by one rename.
 *
 * @throws Error with one sentence that says what failed.
 */
export async function downloadTemporal(target: string, say: (line: string) => void): Promise<void> {
  const { archiveUrl, fileToExtract } = await askIndex();
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  const draft = await mkdtemp(join(folder, 'download-'));
  try {
    const archive = join(draft, basename(new URL(archiveUrl).pathname));
    await fetchArchive(archiveUrl, archive, say);
    await run('tar', ['-xf', archive, '-C', draft, fileToExtract]);
    const extracted = join(draft, fileToExtract);
    await chmod(extracted, 0o755);
    const check = await checkTemporal(extracted);
    if (!check.usable)
      throw new Error(`what was downloaded from ${archiveUrl} is of no use: ${check.reason}`);
    await rename(extracted, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function askIndex(): Promise<{ archiveUrl: string; fileToExtract: string }> {
  const query = new URLSearchParams({
    arch: arch() === 'x64' ? 'amd64' : arch(),
    platform: platform() === 'win32' ? 'windows' : platform(),
    format: platform() === 'win32' ? 'zip' : 'tar.gz',
    'sdk-name': 'sdk-typescript',
  });
  const address = `${DOWNLOAD_INDEX}?${query.toString()}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) }).catch(
    (error: unknown) => {
      throw new Error(`${new URL(address).host} cannot be reached (${innermostMessage(error)})`);
    },
  );
  if (!response.ok) throw new Error(`${new URL(address).host} answered ${response.status}`);
  const answer: unknown = await response.json();
  if (
    typeof answer !== 'object' ||
    answer === null ||
    !('archiveUrl' in answer && typeof answer.archiveUrl === 'string') ||
    !('fileToExtract' in answer && typeof answer.fileToExtract === 'string')
  ) {
    throw new Error(`${new URL(address).host} answered without archiveUrl and fileToExtract`);
  }
  return { archiveUrl: answer.archiveUrl, fileToExtract: answer.fileToExtract };
}

async function fetchArchive(address: string, path: string, say: (line: string) => void): Promise<void> {
  const stalled = new AbortController();
  const limit = (): NodeJS.Timeout =>
    setTimeout(() => {
      stalled.abort(new Error(`no data from ${new URL(address).host} for ${STALL_LIMIT_MS / 1000} s`));
    }, STALL_LIMIT_MS);
  let timer = limit();
  try {
    const response = await fetch(address, { signal: stalled.signal });
    if (!response.ok || response.body === null)
      throw new Error(`${new URL(address).host} answered ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    let received = 0;
    let told = 0;
    await pipeline(
      Readable.fromWeb(response.body),
      async function* watched(chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          clearTimeout(timer);
          timer = limit();
          received += chunk.length;
          if (received - told > 20_000_000) {
            told = received;
            say(
              `downloading Temporal: ${toMegabytes(received)}${total > 0 ? ` of ${toMegabytes(total)}` : ''} MB`,
            );
          }
          yield chunk;
        }
      },
      createWriteStream(path),
    );
  } finally {
    clearTimeout(timer);
  }
}

function toMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}

/** `fetch` hides the reason ("could not resolve host") one or two causes deep. */
function innermostMessage(error: unknown): string {
  let found = error;
  while (found instanceof Error && found.cause instanceof Error) found = found.cause;
  return found instanceof Error ? found.message : String(found);
}
