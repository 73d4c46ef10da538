import { execFile } from 'node:child_process';

/** The release that is built from source: the newest that `go install` accepts by version (later ones replace modules). */
export const TEMPORAL_CLI_VERSION = '1.5.1';

/** Oldest server whose update-with-start is on without being asked for; reviews are opened with it. */
const OLDEST_SERVER = { major: 1, minor: 28 };

/** Generous: a first start of a 250 MB program from a cold disk takes seconds. */
const VERSION_LIMIT_MS = 20_000;

export type TemporalCheck =
  | { readonly usable: true; readonly path: string; readonly version: string }
  | { readonly usable: false; readonly reason: string };

/** Asks the program at `path` for its version and judges whether its development server will do. Never throws. */
export async function checkTemporal(path: string): Promise<TemporalCheck> {
  const answer = await askVersion(path);
  if ('failure' in answer) return { usable: false, reason: `${path} does not run: ${answer.failure}` };
  return judgeVersion(path, answer.output);
}

/** Judges what `temporal --version` printed, such as `temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)`. */
export function judgeVersion(path: string, output: string): TemporalCheck {
  const server = /\(Server (\d+)\.(\d+)\.([^,)\s]+)/.exec(output);
  if (!output.startsWith('temporal version') || server === null) {
    return {
      usable: false,
      reason: `${path} is not the Temporal CLI: it calls itself ${JSON.stringify(output.slice(0, 80))}`,
    };
  }
  const [, major, minor, patch] = server;
  const version = `${major}.${minor}.${patch}`;
  const older =
    Number(major) < OLDEST_SERVER.major ||
    (Number(major) === OLDEST_SERVER.major && Number(minor) < OLDEST_SERVER.minor);
  if (older) {
    return {
      usable: false,
      reason: `${path} carries server ${version}; ${OLDEST_SERVER.major}.${OLDEST_SERVER.minor} or later is needed`,
    };
  }
  return { usable: true, path, version };
}

function askVersion(path: string): Promise<{ readonly output: string } | { readonly failure: string }> {
  return new Promise((resolve) => {
    execFile(path, ['--version'], { timeout: VERSION_LIMIT_MS, encoding: 'utf8' }, (error, stdout) => {
      if (error === null) resolve({ output: stdout.trim() });
      else
        resolve({
          failure:
            error.killed === true ? 'no answer to --version' : (error.message.split('\n')[0] ?? 'unknown'),
        });
    });
  });
}
