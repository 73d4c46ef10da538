import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Env, readEnv } from '../config/env.ts';
import { createApiClient } from '../server/stack/api-client.ts';
import { parseOptions, UsageShown } from './take-over/options.ts';
import { takeOverFile } from './take-over/take-over.ts';

/** A person waits. */
const PATIENCE_MS = 5_000;

/** `npm run take-over`. Ends with 0 when all is well, 1 when the file is refused or not all was recorded, 2 when the command line cannot be used. */
async function main(): Promise<number> {
  try {
    const options = parseOptions(process.argv.slice(2));
    const env = readEnv();
    const token = (await readFile(join(env.CHANCERY_DATA, 'token'), 'utf8')).trim();
    const api = createApiClient({ apiUrl: options.url ?? toUrl(env), token, patienceMs: PATIENCE_MS });
    const { text, done } = await takeOverFile(api, options);
    console.log(text);
    if (done && !options.apply) console.log('\nNothing was recorded. Add --apply to take over.');
    return done ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageShown && error.wanted) {
      console.log(error.message);
      return 0;
    }
    console.error(error instanceof Error ? error.message : error);
    return error instanceof UsageShown ? 2 : 1;
  }
}

/** Where the API of these settings answers; one that listens everywhere answers here too. */
function toUrl({ HOST, PORT }: Env): string {
  const host = ['0.0.0.0', '::'].includes(HOST) ? '127.0.0.1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}

// A reader such as head or less may go before everything is written.
process.stdout.on('error', () => process.exit(1));
process.exitCode = await main();
