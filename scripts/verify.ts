/**
 * Everything that must hold before a change is kept: the checks that read the tree, then the rings of tests.
 * `npm run verify` runs all; `npm run verify -- lint domain` runs those named. Goes on after a failure and names all
 * failures at the end; exits 1 if there was one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS, type Check, ringChecks } from './verify/checks.ts';
import { formatSeconds } from './verify/format-seconds.ts';
import { type CheckResult, runCheck } from './verify/run-check.ts';
import { addTallies, type Tally, tallyRing } from './verify/tally.ts';

/** The checks read the tree alone, so two run at a time; the rings use all cores themselves. */
const LANES = 2;

function say(line: string): void {
  console.log(line);
}

async function runAndTell(check: Check): Promise<CheckResult> {
  const result = await runCheck(check, say);
  say(`${result.passed ? '✔' : '✘'} ${check.name.padEnd(14)} ${formatSeconds(result.elapsedMs)}`);
  return result;
}

/** Takes the next check whenever a lane is free. */
async function runInLanes(checks: readonly Check[]): Promise<readonly CheckResult[]> {
  const waiting = [...checks];
  const results: CheckResult[] = [];
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      results.push(await runAndTell(check));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

async function runRings(rings: readonly Check[], reportPath: (ring: string) => string) {
  const results: CheckResult[] = [];
  const tallies: Tally[] = [];
  for (const ring of rings) {
    results.push(await runAndTell(ring));
    const tally = tallyRing(reportPath(ring.name));
    const skipped = tally.skipped.length > 0 ? `, ${tally.skipped.length} SKIPPED` : '';
    say(`  ${tally.passed} passed, ${tally.failed} failed${skipped}`);
    tallies.push(tally);
  }
  return { results, tally: addTallies(tallies) };
}

function tellSkipped(skipped: readonly string[]): void {
  if (skipped.length === 0) return;
  say(`\nSKIPPED: ${skipped.length} tests did not run, so nothing is known about them:`);
  for (const name of skipped) say(`  - ${name}`);
}

function tellFailures(failures: readonly CheckResult[]): void {
  for (const failure of failures) say(`\n──── ${failure.name} failed ────\n${failure.output.trimEnd()}`);
  if (failures.length > 0) say(`\nFailed: ${failures.map((failure) => failure.name).join(', ')}`);
}

/** Those of `known` that were asked for; all where nothing was. */
function select(known: readonly Check[], asked: readonly string[]): readonly Check[] {
  return asked.length === 0 ? known : known.filter((check) => asked.includes(check.name));
}

async function verify(asked: readonly string[]): Promise<boolean> {
  const startedMs = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const reportPath = (ring: string): string => join(folder, `${ring}.json`);
  const rings = ringChecks(reportPath);
  const names = [...CHECKS, ...rings].map((check) => check.name);
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(`no check is named ${unknown.join(', ')}; there are: ${names.join(', ')}`);
  }
  try {
    const checked = await runInLanes(select(CHECKS, asked));
    const tested = await runRings(select(rings, asked), reportPath);
    const failures = [...checked, ...tested.results].filter((result) => !result.passed);
    tellFailures(failures);
    tellSkipped(tested.tally.skipped);
    say(`\n${formatSeconds(Date.now() - startedMs)} in all`);
    say(`${tested.tally.passed} passed, ${tested.tally.failed} failed`);
    return failures.length === 0 && tested.tally.failed === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = (await verify(process.argv.slice(2))) ? 0 : 1;
