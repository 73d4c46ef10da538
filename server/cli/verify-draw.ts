import { readFileSync } from 'node:fs';
import { verifyTranscript } from '../../domain/draw/verify-transcript.ts';
import { parseOptions, UsageError } from './options.ts';
import { parseTranscript } from './parse-transcript.ts';

/**
 * `chancery verify-draw`: holds a draw again from its transcript and names every difference.
 * @returns 0 when the transcript is true, 1 when it is not
 */
export function verifyDrawCommand(args: readonly string[]): number {
  const options = parseOptions(args, { texts: [], flags: ['json'] });
  const [path, ...more] = options.words;
  if (path === undefined || more.length > 0) throw new UsageError('expected one transcript file');
  const transcript = parseTranscript(path, readFileSync(path, 'utf8'));
  const findings = verifyTranscript(transcript);
  if (options.has('json')) {
    process.stdout.write(
      `${JSON.stringify({ true: findings.length === 0, drawId: transcript.frozen.drawId, findings })}\n`,
    );
  } else if (findings.length === 0) {
    process.stdout.write(
      `true: ${transcript.result.pairs.length} reviews, draw ${transcript.frozen.drawId}\n`,
    );
  } else {
    const lines = findings.map(({ path: place, problem }) => `  ${place}: ${problem}`);
    process.stdout.write(`not true; ${findings.length} differences:\n${lines.join('\n')}\n`);
  }
  return findings.length === 0 ? 0 : 1;
}
