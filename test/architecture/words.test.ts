import { describe, expect, test } from 'vitest';
import { listFiles, readText } from './repository.ts';

/** Joined from halves, so that this file does not contain what it looks for. */
const word = (...parts: readonly string[]): RegExp => new RegExp(parts.join(''));

interface Unwanted {
  readonly pattern: RegExp;
  /** What to do instead. */
  readonly instead: string;
  /** Where it matters; everywhere by default. */
  readonly within?: RegExp;
}

const UNWANTED: readonly Unwanted[] = [
  { pattern: word('TO', 'DO\\b|FIX', 'ME\\b'), instead: 'finish it, or open an issue' },
  {
    pattern: word('(^|[\\s"\'`(=])/(wo', 'rk|ho', 'me|Us', 'ers)/'),
    instead: "no path of somebody's machine",
  },
  { pattern: word('\\.\\./sha', 'red\\b'), instead: 'nothing outside the repository' },
  {
    pattern: word('registry\\.', 'npmjs|//regi', 'stry\\.|_auth', 'Token'),
    instead: 'no registry, no credential',
  },
  {
    pattern: word('eslint-', 'disable|@ts-', 'ignore|@ts-', 'expect-error|@ts-', 'nocheck'),
    instead: 'mend the code',
  },
  { pattern: word('\\bas un', 'known as\\b|\\bas a', 'ny\\b'), instead: 'parse or narrow', within: /\.ts$/ },
  { pattern: word('\\.on', 'ly\\('), instead: 'run every test', within: /^test\// },
];

/** Made elsewhere, word for word. */
const QUOTED = ['LICENSE', 'package-lock.json'];

const files = listFiles().filter(
  (path) =>
    !QUOTED.includes(path) &&
    !/\.(png|jpg|ico|ttf|woff2?)$/.test(path) &&
    !path.startsWith('test/histories/'),
);

describe('the words of the repository', () => {
  test.each(UNWANTED)('$pattern does not occur: $instead', ({ pattern, within = /./ }) => {
    const searched = files.filter((path) => within.test(path));
    const found = searched.flatMap((path) =>
      readText(path)
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });

  test('files are named in kebab-case, for what they hold', () => {
    const sources = files.filter((path) => /\.(ts|sql|yaml)$/.test(path));
    const vague = sources.filter((path) =>
      /(^|\/)(utils?|helpers?|common|misc|.*manager)(\.|\/|$)/.test(path),
    );
    const otherwise = sources.filter((path) => !/^(\.?[a-z0-9]+([.-][a-z0-9]+)*\/?)+$/.test(path));
    expect([...vague, ...otherwise]).toEqual([]);
  });
});
