import { z } from 'zod';

function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

const code = z.string();
const instruments = list(z.string());
const basis = z.strictObject({
  source: z.string(),
  standing: z.enum(['stated', 'reported', 'inferred', 'assumed']),
  note: z.string().exactOptional(),
});

function reading<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, basis });
}

const waivableRule = z.enum(['maximum-reviewers', 'mutual-review']);

const waivers = list(
  z.strictObject({ rule: waivableRule, party: code, other: code.exactOptional(), reason: z.string() }),
);

const rules = z.strictObject({
  groups: reading(z.union([z.strictObject({ sizes: list(z.int()) }), z.strictObject({ even: z.int() })])),
  regionalShare: reading(z.enum(['free', 'even'])),
  coverage: reading(z.enum(['one', 'two', 'two-regions'])),
  mutual: reading(z.enum(['whole', 'within-group'])),
  load: reading(z.enum(['free', 'principal'])),
  rounds: reading(z.enum(['per-group', 'at-once'])),
  waivers: reading(list(waivableRule)).exactOptional(),
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

const groups = z.record(z.string(), list(code));

const pairs = list(
  z.strictObject({
    underReview: code,
    group: z.int(),
    reviewers: list(z.strictObject({ party: code, instruments, lot })),
  }),
);

/** What a later draw takes over from those before it. */
const continues = z.strictObject({
  draws: list(z.strictObject({ drawId: z.string(), transcript: z.string(), groups: list(z.int()) })),
  groups,
  pairs,
});

/** Everything that is needed to hold a draw again: what is published, and what the command line reads. */
export const transcriptSchema = z
  .strictObject({
    format: z.literal('chancery-draw/1'),
    frozen: z.strictObject({
      mechanism: z.string(),
      phase: z.string(),
      parties: list(z.strictObject({ code, name: z.string(), regionalGroup: z.string(), instruments })),
      rules,
      program: z.string(),
      groups: list(z.int()).exactOptional(),
      continues: continues.exactOptional(),
      waivers: waivers.exactOptional(),
      listDigest: z.string(),
      rulesDigest: z.string(),
      drawId: z.string(),
    }),
    origin: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('given') }),
      z.strictObject({
        kind: z.literal('ceremony'),
        commitments: list(z.strictObject({ participant: z.string(), commitment: z.string() })),
        reveals: list(z.strictObject({ participant: z.string(), value: z.string() })),
        outside: z.strictObject({ description: z.string(), value: z.string() }),
      }),
    ]),
    seed: z.string(),
    throughGroup: z.int(),
    order: list(z.strictObject({ party: code, counter: z.int() })),
    rounds: list(
      z.strictObject({
        label: z.string(),
        groups: list(z.int()),
        abandoned: z.int(),
        picks: list(
          z.strictObject({
            underReview: code,
            lot,
            taken: code,
            instruments,
            skipped: list(z.strictObject({ party: code, reason: skipReason })),
            counter: z.int(),
          }),
        ),
      }),
    ),
    result: z.strictObject({ groups, pairs, waivers }),
    digest: z.string(),
  })
  .meta({
    id: 'Transcript',
    description: 'See docs/draw: what each part means, and three ways to verify it',
  });
