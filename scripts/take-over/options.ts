import { parseArgs } from 'node:util';

export interface TakeOverOptions {
  readonly file: string;
  /** Records; without it, only says what would follow. */
  readonly apply: boolean;
  /** Address of the API, where it is not the one of this machine's settings. */
  readonly url: string | undefined;
}

/** The command line cannot be used, or asks for its explanation alone; the message says how to call the command. */
export class UsageShown extends Error {
  override readonly name = 'UsageShown';
  readonly wanted: boolean;

  constructor(message: string, wanted: boolean) {
    super(message);
    this.wanted = wanted;
  }
}

const USAGE = `npm run take-over -- FILE [options]

Takes over reviews that are under way, from a JSON or CSV file (docs/take-over.md). Checks the whole file and
says what would follow: where each review would stand, what is overdue, which letters would leave at once.

  --apply              records it
  --url ADDRESS        address of the API (http://HOST:PORT of the settings)
  --help               this text

The access token is read from the file "token" in the data folder (CHANCERY_DATA).`;

/** Reads the command line (without `node` and the script). @throws UsageShown */
export function parseOptions(words: readonly string[]): TakeOverOptions {
  const { values, positionals } = readWords(words);
  if (values.help) throw new UsageShown(USAGE, true);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageShown(`expected one file; got ${positionals.length}\n\n${USAGE}`, false);
  }
  if (values.url !== undefined && !/^https?:\/\/[^/]/.test(values.url)) {
    throw new UsageShown(
      `--url: expected an address such as http://localhost:8080; got ${values.url}`,
      false,
    );
  }
  return { file, apply: values.apply, url: values.url?.replace(/\/+$/, '') };
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      strict: true,
      allowPositionals: true,
      options: {
        apply: { type: 'boolean', default: false },
        url: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageShown(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, false);
  }
}
