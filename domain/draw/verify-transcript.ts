import { canonicalJson, type Json, toJson } from './canonical-json.ts';
import { checkResult } from './check-result.ts';
import { checkAgainstEarlier, checkScope } from './continue-draw.ts';
import { frozenDraw } from './freeze-draw.ts';
import { holdDraw } from './hold-draw.ts';
import { checkCeremony, seedOfCeremony } from './seed.ts';
import type { Transcript } from './transcript.ts';

/** A difference between a transcript and what the rules and the seed give. */
export interface Finding {
  /** Place in the transcript: `$.result.pairs[3].reviewers[0].party`. */
  readonly path: string;
  readonly problem: string;
}

/**
 * Holds what a draw took over against the transcript of the draw before it, and that one against itself: empty when both
 * are true.
 */
export function verifyContinuation(transcript: Transcript, earlier: Transcript): readonly Finding[] {
  return [
    ...checkAgainstEarlier(transcript.frozen, earlier).map((problem) => ({
      path: '$.frozen.continues',
      problem,
    })),
    ...verifyTranscript(earlier).map(({ path, problem }) => ({ path: `earlier draw: ${path}`, problem })),
  ];
}

/**
 * Holds the draw again from the frozen list, the rules and the parts of the seed, and compares everything: any bit of
 * the transcript that differs is named by its place. Empty when the transcript is true. What a draw took over from earlier
 * ones is taken as it stands; `verifyContinuation` holds it against their transcripts.
 */
export function verifyTranscript(transcript: Transcript): readonly Finding[] {
  const { frozen, origin, seed, throughGroup } = transcript;
  const findings: Finding[] = [];
  const again = frozenDraw(frozen.mechanism, frozen.phase, frozen.parties, frozen.rules, frozen);
  findings.push(...differences(toJson(again), toJson(frozen), '$.frozen'));
  for (const problem of checkScope(frozen.rules, frozen)) findings.push({ path: '$.frozen', problem });
  if (origin.kind === 'ceremony') {
    for (const problem of checkCeremony(frozen.drawId, origin)) findings.push({ path: '$.origin', problem });
    const expected = seedOfCeremony(again.drawId, origin);
    if (expected !== seed)
      findings.push({ path: '$.seed', problem: `expected ${expected} from the ceremony; got ${seed}` });
  }
  try {
    const redrawn = holdDraw(again, { seed, origin, throughGroup });
    findings.push(...differences(toJson(redrawn), toJson(transcript), '$'));
  } catch (error) {
    findings.push({
      path: '$',
      problem: `the draw cannot be held again: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
  for (const { constraint, party, problem } of checkResult(again, transcript.result, throughGroup)) {
    findings.push({ path: '$.result', problem: `${constraint}: ${party ?? 'the result'} ${problem}` });
  }
  return withoutRepeats(findings);
}

/** Places at which two JSON values differ, deepest first reached. */
function differences(expected: Json, got: Json, path: string): readonly Finding[] {
  if (isBranch(expected) && isBranch(got) && Array.isArray(expected) === Array.isArray(got)) {
    const wanted = new Map(Object.entries<Json>(expected));
    const found = new Map(Object.entries<Json>(got));
    return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((name) => {
      const place = Array.isArray(expected) ? `${path}[${name}]` : `${path}.${name}`;
      const left = wanted.get(name);
      const right = found.get(name);
      if (left === undefined) return [{ path: place, problem: `not expected; got ${brief(right ?? null)}` }];
      if (right === undefined) return [{ path: place, problem: `missing; expected ${brief(left)}` }];
      return differences(left, right, place);
    });
  }
  if (expected === got) return [];
  return [{ path, problem: `expected ${brief(expected)}; got ${brief(got)}` }];
}

type Branch = readonly Json[] | Readonly<Record<string, Json>>;

function isBranch(value: Json): value is Branch {
  return typeof value === 'object' && value !== null;
}

function brief(value: Json): string {
  const text = canonicalJson(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.path} ${finding.problem}`, finding])).values()];
}
