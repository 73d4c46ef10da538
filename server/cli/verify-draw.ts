import { readFileSync } from 'node:fs';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { type Finding, verifyContinuation, verifyTranscript } from '../../domain/draw/verify-transcript.ts';
import { findEarlier } from './draw-scope.ts';
import { parseOptions, UsageError } from './options.ts';
import { parseTranscript } from './parse-transcript.ts';

/**
 * `chancery verify-draw`: holds a draw again from its transcript and names every difference; with `--continues`, also what it took
 * over from the draw before it, and that one itself.
 * @returns 0 when the transcript is true, 1 when it is not
 */
export function verifyDrawCommand(args: readonly string[]): number {
  const options = parseOptions(args, { texts: ['continues'], flags: ['json'] });
  const [path, ...more] = options.words;
  if (path === undefined || more.length > 0) throw new UsageError('expected one transcript file');
  const transcript = parseTranscript(path, readFileSync(path, 'utf8'));
  const earlier = findEarlier(options);
  const findings = [
    ...verifyTranscript(transcript),
    ...(earlier === undefined ? [] : verifyContinuation(transcript, earlier)),
  ];
  if (options.has('json')) {
    process.stdout.write(`${JSON.stringify(toAnswer(transcript, earlier, findings))}\n`);
  } else if (findings.length === 0) {
    process.stdout.write(`${describe(transcript, earlier)}\n`);
  } else {
    const lines = findings.map(({ path: place, problem }) => `  ${place}: ${problem}`);
    process.stdout.write(`not true; ${findings.length} differences:\n${lines.join('\n')}\n`);
  }
  return findings.length === 0 ? 0 : 1;
}

function toAnswer(
  { frozen }: Transcript,
  earlier: Transcript | undefined,
  findings: readonly Finding[],
): object {
  const { drawId, continues } = frozen;
  const before = continues?.draws.map((draw) => ({
    ...draw,
    compared: draw.drawId === earlier?.frozen.drawId,
  }));
  return {
    true: findings.length === 0,
    drawId,
    ...(before === undefined ? {} : { continues: before }),
    findings,
  };
}

function describe({ result, frozen }: Transcript, earlier: Transcript | undefined): string {
  const { drawId, continues } = frozen;
  const said = `true: ${result.pairs.length} reviews, draw ${drawId}`;
  const last = continues?.draws.at(-1);
  if (last === undefined) return said;
  return earlier === undefined
    ? `${said}\nIt builds on the draw ${last.drawId}, transcript ${last.transcript}: give that file with --continues to have what was taken over compared.`
    : `${said}\nWhat it took over is what the draw ${last.drawId} gave.`;
}
