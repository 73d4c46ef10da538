import { toProblem } from '../problem.ts';
import type { LaunchId } from './require-launch.ts';

/** Steps whose facts are computed here and never taken from a caller, with the last part of their address. */
const COMPUTED: ReadonlyMap<string, string> = new Map([
  ['draw-frozen', 'freeze'],
  ['draw-held', 'hold'],
  ['draw-published', 'publish'],
]);

/** @throws Problem 409 `ceremony-out-of-order` for a step that only its own address records */
export function requireOrdinaryStep({ mechanism, phase }: LaunchId, step: string): void {
  const address = COMPUTED.get(step);
  if (address === undefined) return;
  throw toProblem({
    code: 'ceremony-out-of-order',
    message: `“${step}” is computed and not told; got it as an act.`,
    remedy: `Ask for it at POST /api/launches/${mechanism}/${phase}/draw/${address}.`,
    facts: { step },
  });
}
