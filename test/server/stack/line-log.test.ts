import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLineLog, toShownLine } from '../../../server/stack/line-log.ts';

describe('what a person at the terminal sees of a log', () => {
  test.each([
    ['{"level":30,"msg":"the API is ready"}', undefined],
    ['{"level":40,"msg":"slow"}', 'slow'],
    [
      '{"level":50,"msg":"settling failed","err":{"message":"connection refused"}}',
      'settling failed: connection refused',
    ],
    ['{"level":50,"err":{"message":"no words"}}', '{"level":50,"err":{"message":"no words"}}: no words'],
    ['Error: Cannot find module', undefined],
    ['{"level":', undefined],
    ['   ', undefined],
  ])('of %j it is %j', (line, shown) => {
    expect(toShownLine(line)).toBe(shown);
  });

  test('the file keeps every line, also of an earlier start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chancery-log-'));
    const path = join(folder, 'trial.log');
    const shown: string[] = [];
    for (const line of ['{"level":30,"msg":"one"}', '{"level":40,"msg":"two"}']) {
      const log = openLineLog(path, (text) => shown.push(text));
      log.write(line);
      await log.close();
    }
    expect(await readFile(path, 'utf8')).toBe('{"level":30,"msg":"one"}\n{"level":40,"msg":"two"}\n');
    expect(shown).toEqual(['two']);
    await rm(folder, { recursive: true });
  });
});
