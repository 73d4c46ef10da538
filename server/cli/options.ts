import { parseArgs } from 'node:util';

/** The command line says something that cannot be understood; the message says what was expected and what came. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Options of one command as texts, and its other words. Throws UsageError at unknown ones. */
export interface Options {
  find(name: string): string | undefined;
  require(name: string, what: string): string;
  has(flag: string): boolean;
  readonly words: readonly string[];
}

export function parseOptions(
  args: readonly string[],
  known: { readonly texts: readonly string[]; readonly flags: readonly string[] },
): Options {
  const parsed = parse(args, known);
  const find = (name: string): string | undefined => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    find,
    require(name, what) {
      const value = find(name);
      if (value === undefined) throw new UsageError(`expected --${name} with ${what}; it is missing`);
      return value;
    },
    has: (flag) => parsed.values[flag] === true,
    words: parsed.positionals,
  };
}

function parse(
  args: readonly string[],
  known: { readonly texts: readonly string[]; readonly flags: readonly string[] },
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } {
  const options = Object.fromEntries<{ type: 'string' | 'boolean' }>([
    ...known.texts.map((name) => [name, { type: 'string' }] as const),
    ...known.flags.map((name) => [name, { type: 'boolean' }] as const),
  ]);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
