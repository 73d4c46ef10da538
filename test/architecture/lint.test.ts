import { ESLint, Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { ROOT } from './repository.ts';

/** What our configuration says of a file with this path, by the rules that need no types. */
async function lint(path: string, text: string): Promise<readonly string[]> {
  const config = (await new ESLint({ cwd: ROOT }).calculateConfigForFile(path)) as {
    rules: Linter.RulesRecord;
  };
  const rules = Object.fromEntries(Object.entries(config.rules).filter(([name]) => !name.includes('/')));
  return new Linter().verify(text, { rules }).map((message) => message.message);
}

const lines = (count: number): string => 'export {};\n'.repeat(count);

describe('the linter', () => {
  test.each([
    ['Date.now()', 'export const now = Date.now();'],
    ['new Date()', 'export const now = new Date();'],
    ['Date()', 'export const now = Date();'],
    ['Math.random()', 'export const lot = Math.random();'],
    ['a timer', 'setTimeout(() => {}, 1);'],
    ['the process', 'export const id = process.pid;'],
    ['the network', 'export const answer = fetch("http://localhost");'],
    ["a built-in of Node's", "import 'node:fs';"],
    ["a built-in of Node's by its old name", "import 'fs';"],
  ])('refuses %s in domain/', async (_what, text) => {
    expect(await lint('domain/review/decide.ts', text)).not.toEqual([]);
    expect(await lint('scripts/verify.ts', text)).toEqual([]);
  });

  test('lets domain/ make a date of a given moment', async () => {
    expect(await lint('domain/review/decide.ts', 'export const at = new Date(0);')).toEqual([]);
  });

  test("refuses Node's built-ins in workflows/", async () => {
    expect(await lint('workflows/post-room.ts', "import 'node:fs';")).not.toEqual([]);
  });

  test('lets config/env.ts alone read the environment of a process', async () => {
    const text = 'export const port = process.env.PORT;';
    expect(await lint('server/app.ts', text)).not.toEqual([]);
    expect(await lint('server/app.ts', "import { env } from 'node:process'; export { env };")).not.toEqual(
      [],
    );
    expect(await lint('config/env.ts', text)).toEqual([]);
  });

  test.each([
    ['server/app.ts', 250],
    ['workflows/post-room.ts', 150],
  ])('%s may have %i lines of code and not one more', async (path, limit) => {
    expect(await lint(path, lines(limit))).toEqual([]);
    expect(await lint(path, lines(limit + 1))).not.toEqual([]);
  });
});
