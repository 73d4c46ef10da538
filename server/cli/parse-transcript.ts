import { z } from 'zod';
import type { Transcript } from '../../domain/draw/transcript.ts';

const code = z.string();
const instruments = z.array(z.string());
const basis = z.strictObject({
  source: z.string(),
  standing: z.enum(['stated', 'reported', 'inferred', 'assumed']),
  note: z.string().exactOptional(),
});

function reading<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, basis });
}

const rules = z.strictObject({
  groups: reading(z.union([z.strictObject({ sizes: z.array(z.int()) }), z.strictObject({ even: z.int() })])),
  regionalShare: reading(z.enum(['free', 'even'])),
  coverage: reading(z.enum(['one', 'two', 'two-regions'])),
  mutual: reading(z.enum(['whole', 'within-group'])),
  load: reading(z.enum(['free', 'principal'])),
  rounds: reading(z.enum(['per-group', 'at-once'])),
  maximumReviewers: reading(z.int()),
});

const lot = z.enum(['region', 'other', 'instrument']);

const skipReason = z.enum([
  'under-review-itself',
  'already-reviewer',
  'mutual-review',
  'load-reached',
  'not-party-to-instrument',
  'no-additional-reviewer',
  'draw-could-not-be-completed',
]);

const transcriptSchema = z.strictObject({
  format: z.literal('chancery-draw/1'),
  frozen: z.strictObject({
    mechanism: z.string(),
    phase: z.string(),
    parties: z.array(z.strictObject({ code, name: z.string(), regionalGroup: z.string(), instruments })),
    rules,
    program: z.string(),
    listDigest: z.string(),
    rulesDigest: z.string(),
    drawId: z.string(),
  }),
  origin: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('given') }),
    z.strictObject({
      kind: z.literal('ceremony'),
      commitments: z.array(z.strictObject({ participant: z.string(), commitment: z.string() })),
      reveals: z.array(z.strictObject({ participant: z.string(), value: z.string() })),
      outside: z.strictObject({ description: z.string(), value: z.string() }),
    }),
  ]),
  seed: z.string(),
  throughGroup: z.int(),
  order: z.array(z.strictObject({ party: code, counter: z.int() })),
  rounds: z.array(
    z.strictObject({
      label: z.string(),
      groups: z.array(z.int()),
      abandoned: z.int(),
      picks: z.array(
        z.strictObject({
          underReview: code,
          lot,
          taken: code,
          instruments,
          skipped: z.array(z.strictObject({ party: code, reason: skipReason })),
          counter: z.int(),
        }),
      ),
    }),
  ),
  result: z.strictObject({
    groups: z.record(z.string(), z.array(code)),
    pairs: z.array(
      z.strictObject({
        underReview: code,
        group: z.int(),
        reviewers: z.array(z.strictObject({ party: code, instruments, lot })),
      }),
    ),
    waivers: z.array(z.strictObject({ party: code, rule: z.string(), reason: z.string() })),
  }),
  digest: z.string(),
});

/** Reads a transcript; throws an Error that names the place of each fault of form. */
export function parseTranscript(path: string, text: string): Transcript {
  const parsed = transcriptSchema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  $.${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${path} is not a transcript of a draw:\n${faults.join('\n')}`);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
