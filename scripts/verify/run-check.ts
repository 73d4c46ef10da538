import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import type { Check } from './checks.ts';
import { formatSeconds } from './format-seconds.ts';

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
  readonly elapsedMs: number;
  /** All that the command wrote, in order. */
  readonly output: string;
}

/** How often a check that is still at work says so. */
const SIGN_OF_LIFE_MS = 15_000;

/** Runs one check to its end and keeps its output; never throws for a failing check. */
export async function runCheck(check: Check, say: (line: string) => void): Promise<CheckResult> {
  const startedMs = Date.now();
  const elapsedMs = (): number => Date.now() - startedMs;
  const chunks: string[] = [];
  const keep = (chunk: Buffer): void => {
    chunks.push(chunk.toString('utf8'));
  };
  const signOfLife = setInterval(() => {
    say(`   … ${check.name}: ${formatSeconds(elapsedMs())}  ${lastLine(chunks)}`);
  }, SIGN_OF_LIFE_MS);

  const passed = await new Promise<boolean>((resolve) => {
    const child = spawn(check.command, check.args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      chunks.push(`${check.command} could not be started: ${error.message}\n`);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
  clearInterval(signOfLife);
  return { name: check.name, passed, elapsedMs: elapsedMs(), output: chunks.join('') };
}

function lastLine(chunks: readonly string[]): string {
  const lines = stripVTControlCharacters(chunks.slice(-3).join('')).trim().split('\n');
  return (lines.at(-1) ?? '').trim().slice(0, 100);
}
