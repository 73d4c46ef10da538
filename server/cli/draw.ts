import { writeFileSync } from 'node:fs';
import { loadParties } from '../../config/parties/load-parties.ts';
import { loadResolutions } from '../../config/parties/load-resolutions.ts';
import { loadProcedures } from '../../config/procedures/load-procedure.ts';
import { checkResult } from '../../domain/draw/check-result.ts';
import { findDrawRules } from '../../domain/draw/draw-rules.ts';
import { drawnGroups } from '../../domain/draw/drawn-groups.ts';
import { freezeDraw } from '../../domain/draw/freeze-draw.ts';
import { holdDraw } from '../../domain/draw/hold-draw.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { verifyTranscript } from '../../domain/draw/verify-transcript.ts';
import { settleParties } from '../../domain/parties/settle-parties.ts';
import { findEarlier, toScope } from './draw-scope.ts';
import { parseOptions, UsageError } from './options.ts';

const TEXTS = [
  'mechanism',
  'phase',
  'parties',
  'resolutions',
  'groups',
  'continues',
  'waivers',
  'seed',
  'transcript',
] as const;

/**
 * `chancery draw`: holds a draw without any server and writes its transcript; with `--continues`, that of a later group.
 * @returns 0 when every hard constraint holds, 1 when the list is not ready, a constraint is broken, or the transcript that is
 * continued is not true
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
  const earlier = findEarlier(options);
  const scope = toScope(options, rules, earlier);
  const list = loadParties(options.require('parties', 'a CSV file of parties'));
  const resolutions = options.find('resolutions');
  const { parties } = settleParties(
    list,
    resolutions === undefined ? [] : loadResolutions(resolutions, list),
  );
  const seed = options.require('seed', '64 hexadecimal digits');
  const out = options.require('transcript', 'the file to write');

  const untrue = earlier === undefined ? [] : verifyTranscript(earlier);
  if (untrue.length > 0) {
    const lines = untrue.map(({ path, problem }) => `  ${path}: ${problem}`);
    process.stderr.write(`the transcript that is continued is not true:\n${lines.join('\n')}\n`);
    return 1;
  }
  const phase = options.find('phase') ?? earlier?.frozen.phase ?? '1';
  if (earlier !== undefined && (earlier.frozen.phase !== phase || earlier.frozen.mechanism !== mechanism)) {
    throw new UsageError(
      `expected a transcript of phase ${phase} of ${mechanism} with --continues; got one of phase ${earlier.frozen.phase} of ${earlier.frozen.mechanism}`,
    );
  }
  const freezing = freezeDraw({ procedure, phase, parties, rules, ...scope });
  if ('obstacles' in freezing) {
    const lines = freezing.obstacles.map(
      ({ party, field, problem, remedy }) => `  ${party ?? 'the list'}: ${field} ${problem}; ${remedy}`,
    );
    process.stderr.write(
      `${lines.length} things must be settled before lots can be drawn:\n${lines.join('\n')}\n`,
    );
    return 1;
  }
  const transcript = holdDraw(freezing.frozen, { seed, origin: { kind: 'given' } });
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

function summary(transcript: Transcript): {
  readonly drawId: string;
  readonly digest: string;
  readonly groups: readonly number[];
  readonly reviews: number;
  readonly reviewingStates: number;
  readonly runsAbandoned: number;
  readonly drawnGroups: readonly number[];
  readonly waiversUsed: number;
} {
  const { frozen, result, digest, rounds } = transcript;
  return {
    drawId: frozen.drawId,
    digest,
    groups: Object.values(result.groups).map(({ length }) => length),
    reviews: result.pairs.length,
    reviewingStates: result.pairs.reduce((sum, { reviewers }) => sum + reviewers.length, 0),
    runsAbandoned: rounds[0]?.abandoned ?? 0,
    drawnGroups: drawnGroups(transcript),
    waiversUsed: result.waivers.length,
  };
}

function describe(transcript: Transcript, out: string): string {
  const { drawId, digest, groups, reviews, reviewingStates, ...more } = summary(transcript);
  const { continues, waivers = [] } = transcript.frozen;
  return [
    `draw      ${drawId}`,
    `groups    ${groups.join(' + ')} parties`,
    `reviews   ${reviews}, with ${reviewingStates} reviewing States, of group ${more.drawnGroups.join(', ')}`,
    ...(continues === undefined
      ? []
      : [`continues ${continues.draws.map(({ drawId: earlier }) => earlier).join(', ')}`]),
    ...(waivers.length === 0 ? [] : [`waivers   ${more.waiversUsed} of ${waivers.length} were needed`]),
    `transcript ${out}, digest ${digest}`,
    'Every hard constraint was checked. The seed was given on the command line: this proves nothing about who chose it.',
  ].join('\n');
}
