import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';

/** A process's printed lines, kept in a file; warnings and errors, which a person should see at once, are passed on. */
export interface LineLog {
  readonly write: (line: string) => void;
  close(): Promise<void>;
}

/** Then the file becomes `….1`, in place of the one before. */
const LARGEST_FILE_BYTES = 20_000_000;
/** pino's number for `warn`. */
const WARN = 40;

/** Appends to `path`. `show` receives what `toShownLine` makes of each line. */
export function openLineLog(path: string, show: (line: string) => void): LineLog {
  let written = existsSync(path) ? statSync(path).size : 0;
  let file = append(path);
  return {
    write: (line) => {
      if (written > LARGEST_FILE_BYTES) {
        file.end();
        renameSync(path, `${path}.1`);
        file = append(path);
        written = 0;
      }
      written += Buffer.byteLength(line) + 1;
      file.write(`${line}\n`);
      const shown = toShownLine(line);
      if (shown !== undefined) show(shown);
    },
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}

/**
 * What a person at the terminal is shown of a line; `undefined` when nothing. Lines that are no entries of our log, such as
 * the forty that Node prints at a crash, are for the file; that the process ended is told by who watches it.
 */
export function toShownLine(line: string): string | undefined {
  const entry = parseEntry(line);
  if (entry === undefined || entry.level < WARN) return undefined;
  return [entry.msg, entry.reason].filter((part) => part !== undefined).join(': ');
}

function parseEntry(line: string): { level: number; msg: string; reason: string | undefined } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null || !('level' in entry) || typeof entry.level !== 'number')
      return undefined;
    const msg = 'msg' in entry && typeof entry.msg === 'string' ? entry.msg : line;
    return { level: entry.level, msg, reason: reasonOf(entry) };
  } catch {
    return undefined;
  }
}

function reasonOf(entry: object): string | undefined {
  const error: unknown = 'err' in entry ? entry.err : undefined;
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  return typeof error.message === 'string' ? error.message : undefined;
}

function append(path: string): WriteStream {
  return createWriteStream(path, { flags: 'a', mode: 0o600 });
}
