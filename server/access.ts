import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** 256 bits: nobody guesses it, and it never has to be typed. */
const TOKEN_BYTES = 32;

/**
 * Reads the bearer token kept in `dataFolder/token`, and creates it with mode 0600 if it is missing. Several processes
 * may start at once: the file is created exclusively, and the loser reads what the winner wrote.
 * Throws when the file holds too little to be a token: an empty secret would let everybody in.
 */
export async function readOrCreateToken(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'token');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  try {
    const fresh = randomBytes(TOKEN_BYTES).toString('base64url');
    await writeFile(path, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if (!isFileExists(error)) throw error;
  }
  // An operator may have written the file by hand with wider rights.
  await chmod(path, 0o600);
  return await readWrittenToken(path);
}

/** The winner of a race creates the file a moment before it writes it. */
async function readWrittenToken(path: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const token = (await readFile(path, 'utf8')).trim();
    if (token.length >= 16) return token;
    if (attempt === 10) {
      throw new Error(
        `${path} must hold a token of at least 16 characters; remove the file to have one made`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function isFileExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** Token of an `Authorization: Bearer …` header; `undefined` when there is none. */
export function findBearerToken(header: string | undefined): string | undefined {
  return /^Bearer +([^\s]+)$/i.exec(header ?? '')?.[1];
}

/** Compares in a time that does not depend on where the two differ. */
export function isSameToken(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Whether a host name or address means this machine and can be reached from no other. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.has(host.toLowerCase());
}
