import { readFileSync } from 'node:fs';
import { checkScope, groupsToDraw, toEarlierDraws } from '../../domain/draw/continue-draw.ts';
import type { DrawRules } from '../../domain/draw/draw-rules.ts';
import { countTo } from '../../domain/draw/drawn-groups.ts';
import type { EarlierDraws } from '../../domain/draw/earlier-draws.ts';
import type { DrawScope } from '../../domain/draw/frozen-draw.ts';
import { groupCount } from '../../domain/draw/group-sizes.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { loadWaivers } from './load-waivers.ts';
import { type Options, UsageError } from './options.ts';
import { parseTranscript } from './parse-transcript.ts';

/** The transcript that `--continues` names; undefined for a first draw. */
export function findEarlier(options: Options): Transcript | undefined {
  const path = options.find('continues');
  return path === undefined ? undefined : parseTranscript(path, readFileSync(path, 'utf8'));
}

/**
 * What a draw on the command line draws: the groups of `--groups`; by default all of them in a first draw, and in one that
 * continues another those that the rules draw next. Limits are waived by the file of `--waivers`.
 */
export function toScope(options: Options, rules: DrawRules, earlier: Transcript | undefined): DrawScope {
  const continues = earlier === undefined ? undefined : toEarlierDraws(earlier);
  const groups = parseGroups(options.find('groups'), rules, continues);
  const waivers = options.find('waivers');
  const scope: DrawScope = {
    groups,
    ...(continues === undefined ? {} : { continues }),
    waivers: waivers === undefined ? [] : loadWaivers(waivers),
  };
  const [fault] = checkScope(rules, scope);
  if (fault !== undefined) throw new UsageError(fault);
  return scope;
}

/** `1,2,3` as numbers. Reviewers are drawn group after group, so that the groups asked for follow on those drawn. */
function parseGroups(
  text: string | undefined,
  rules: DrawRules,
  continues: EarlierDraws | undefined,
): readonly number[] {
  if (text === undefined) {
    return continues === undefined ? countTo(groupCount(rules)) : groupsToDraw(rules, continues);
  }
  const groups = text.split(',').map(Number);
  const drawn = continues?.draws.flatMap((draw) => draw.groups).length ?? 0;
  if (groups.some((group, index) => group !== drawn + index + 1)) {
    throw new UsageError(
      drawn === 0
        ? `expected --groups as 1 or 1,2 or 1,2,3, in order from the first; got ${text}. A later group is drawn with --continues`
        : `expected --groups in order from ${drawn + 1}, which the draw that is continued left; got ${text}`,
    );
  }
  if (drawn + groups.length > groupCount(rules)) {
    throw new UsageError(`expected a group from 1 to ${groupCount(rules)}; got ${groups.at(-1) ?? ''}`);
  }
  return groups;
}
