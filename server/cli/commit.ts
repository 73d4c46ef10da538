import { randomBytes } from 'node:crypto';
import { commitTo } from '../../domain/draw/seed.ts';
import { parseOptions, UsageError } from './options.ts';

/**
 * `chancery commit`: makes a secret value, or takes the one given, and prints it with the commitment to it. The value
 * stays secret until the meeting; the commitment is given to the secretariat at once.
 * @returns 0
 */
export function commitCommand(args: readonly string[]): number {
  const options = parseOptions(args, { texts: ['draw', 'participant', 'value'], flags: ['json'] });
  const drawId = options.require('draw', 'the draw id of the frozen list');
  if (!/^[0-9a-f]{64}$/.test(drawId))
    throw new UsageError(
      `expected --draw as 64 lower-case hexadecimal digits; got ${JSON.stringify(drawId)}`,
    );
  const participant = options.require('participant', 'secretariat, or the code of a delegation');
  const value = options.find('value') ?? randomBytes(32).toString('hex');
  const commitment = commitTo(drawId, participant, value);
  process.stdout.write(
    options.has('json')
      ? `${JSON.stringify({ participant, value, commitment })}\n`
      : `value       ${value}   (secret until the meeting)\ncommitment  ${commitment}   (to be recorded now)\n`,
  );
  return 0;
}
