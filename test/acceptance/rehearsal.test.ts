import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureLateness } from '../../scripts/rehearse/lateness.ts';
import { parseOptions } from '../../scripts/rehearse/options.ts';
import type { Played } from '../../scripts/rehearse/play.ts';
import { rehearse } from '../../scripts/rehearse/rehearse.ts';
import { clearDataFolder } from '../../server/stack/clear-data-folder.ts';
import { listProcesses } from '../support/running-processes.ts';

/** The first weeks of three reviews on the whole stack, half a day a second. */
const WORDS = [
  ...['--reviews', '3', '--seed', '1', '--rate', '12h/s'],
  ...['--from', '2020-10-16', '--until', '2020-11-08'],
];
const RATE = 43_200;

/** Acts are scripted half a day from notices; services that are later than this may see an act first. */
const HALF_A_DAY_MS = 43_200_000;

let dataFolder: string;
let played: Played;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'chancery-acceptance-'));
  played = await rehearse({
    options: parseOptions([...WORDS, '--data', dataFolder], 3),
    environment: process.env,
    say: () => undefined,
    show: () => undefined,
    port: 0,
    inboxPort: 0,
    signal: new AbortController().signal,
  });
});

afterAll(async () => {
  await clearDataFolder(dataFolder, () => undefined);
});

describe('a rehearsal on the whole stack', () => {
  test('plays the script: reviews open, States act, letters leave, time limits are met and missed', () => {
    const { reviews, mails } = played.recorded;
    expect(reviews).toHaveLength(3);
    const kinds = new Set(reviews.flatMap(({ acts }) => acts.map(({ body }) => body.kind)));
    expect(kinds).toContain('step-taken');
    expect(mails.length).toBeGreaterThan(30);
    const statuses = new Set(reviews.flatMap(({ limits }) => limits.map(({ status }) => status)));
    expect(statuses).toContain('met');
    expect(statuses).toContain('running');
  });

  test('comes out as the pure rules say', () => {
    expect(played.differences.filter(({ kind }) => kind !== 'letter-log')).toEqual([]);
  });

  test('writes the letter log of the pure rules, line by line, where the machine keeps up with the clock', (context) => {
    const late = measureLateness(played.recorded)!.worst;
    context.skip(
      late >= HALF_A_DAY_MS,
      `letters left ${Math.round(late / RATE)} ms late: too busy a machine for this clock`,
    );
    expect(played.differences).toEqual([]);
  });

  test('leaves no process behind', () => {
    expect(listProcesses().filter(({ command }) => command.includes(dataFolder))).toEqual([]);
  });
});
