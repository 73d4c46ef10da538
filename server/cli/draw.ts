import { writeFileSync } from 'node:fs';
import { loadParties } from '../../config/parties/load-parties.ts';
import { loadResolutions } from '../../config/parties/load-resolutions.ts';
import { loadProcedures } from '../../config/procedures/load-procedure.ts';
import { checkResult } from '../../domain/draw/check-result.ts';
import { findDrawRules } from '../../domain/draw/draw-rules.ts';
import { freezeDraw } from '../../domain/draw/freeze-draw.ts';
import { holdDraw } from '../../domain/draw/hold-draw.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { settleParties } from '../../domain/parties/settle-parties.ts';
import { parseOptions, UsageError } from './options.ts';

const TEXTS = ['mechanism', 'phase', 'parties', 'resolutions', 'groups', 'seed', 'transcript'] as const;

/**
 * `chancery draw`: holds a draw without any server and writes its transcript.
 * @returns 0 when every hard constraint holds, 1 when the list is not ready or a constraint is broken
 */
export function drawCommand(args: readonly string[]): number {
  const options = parseOptions(args, { texts: TEXTS, flags: ['json'] });
  const mechanism = options.find('mechanism') ?? 'untoc';
  const procedure = loadProcedures().find(({ id }) => id === mechanism);
  if (procedure === undefined)
    throw new UsageError(`expected --mechanism of a known procedure; got ${mechanism}`);
  const rules = findDrawRules(procedure);
  if (rules === undefined)
    throw new UsageError(`expected a mechanism that draws lots; the procedure ${mechanism} has no "draw"`);
  const throughGroup = parseGroups(options.find('groups'));
  const list = loadParties(options.require('parties', 'a CSV file of parties'));
  const resolutions = options.find('resolutions');
  const { parties } = settleParties(
    list,
    resolutions === undefined ? [] : loadResolutions(resolutions, list),
  );
  const seed = options.require('seed', '64 hexadecimal digits');
  const out = options.require('transcript', 'the file to write');

  const freezing = freezeDraw({ procedure, phase: options.find('phase') ?? '1', parties, rules });
  if ('obstacles' in freezing) {
    const lines = freezing.obstacles.map(
      ({ party, field, problem, remedy }) => `  ${party ?? 'the list'}: ${field} ${problem}; ${remedy}`,
    );
    process.stderr.write(
      `${lines.length} things must be settled before lots can be drawn:\n${lines.join('\n')}\n`,
    );
    return 1;
  }
  const transcript = holdDraw(freezing.frozen, {
    seed,
    origin: { kind: 'given' },
    ...(throughGroup === undefined ? {} : { throughGroup }),
  });
  writeFileSync(out, `${JSON.stringify(transcript, null, 1)}\n`);
  const breaches = checkResult(transcript.frozen, transcript.result, transcript.throughGroup);
  for (const { constraint, party, problem } of breaches) {
    process.stderr.write(`${constraint}: ${party ?? 'the result'} ${problem}\n`);
  }
  process.stdout.write(
    `${options.has('json') ? JSON.stringify({ ...summary(transcript), breaches }) : describe(transcript, out)}\n`,
  );
  return breaches.length === 0 ? 0 : 1;
}

/** `1,2,3` → 3. Reviewers are drawn group after group, so that the groups asked for must begin with the first. */
function parseGroups(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const groups = text.split(',').map(Number);
  if (groups.some((group, index) => group !== index + 1)) {
    throw new UsageError(`expected --groups as 1 or 1,2 or 1,2,3, in order from the first; got ${text}`);
  }
  return groups.length;
}

function summary({ frozen, result, digest, rounds }: Transcript): {
  readonly drawId: string;
  readonly digest: string;
  readonly groups: readonly number[];
  readonly reviews: number;
  readonly reviewingStates: number;
  readonly runsAbandoned: number;
} {
  return {
    drawId: frozen.drawId,
    digest,
    groups: Object.values(result.groups).map(({ length }) => length),
    reviews: result.pairs.length,
    reviewingStates: result.pairs.reduce((sum, { reviewers }) => sum + reviewers.length, 0),
    runsAbandoned: rounds[0]?.abandoned ?? 0,
  };
}

function describe(transcript: Transcript, out: string): string {
  const { drawId, digest, groups, reviews, reviewingStates } = summary(transcript);
  return [
    `draw      ${drawId}`,
    `groups    ${groups.join(' + ')} parties`,
    `reviews   ${reviews}, with ${reviewingStates} reviewing States`,
    `transcript ${out}, digest ${digest}`,
    'Every hard constraint was checked. The seed was given on the command line: this proves nothing about who chose it.',
  ].join('\n');
}
