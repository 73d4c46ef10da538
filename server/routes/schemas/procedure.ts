import { z } from 'zod';
import { basis } from './values.ts';

const role = z.enum(['under-review', 'each-reviewing-state', 'each-state', 'secretariat']);

const step = z.object({
  id: z.string(),
  title: z.string(),
  by: role,
  after: z
    .array(z.object({ step: z.string(), who: z.enum(['same-party', 'all']) }))
    .readonly()
    .optional(),
  repeatable: z.boolean(),
  names: z.enum(['focal-point', 'expert']).optional(),
  records: z.array(z.string()).readonly().optional(),
});

const obligation = z.object({
  id: z.string(),
  title: z.string(),
  stage: z.string(),
  owedBy: role,
  runsFrom: z.union([
    z.object({ event: z.literal('review-opened') }),
    z.object({ event: z.literal('resolution-adopted') }),
    z.object({ event: z.literal('step-taken'), step: z.string() }),
  ]),
  time: z.object({ span: z.string(), basis }).nullable(),
  fulfilledBy: z.string(),
  ladder: z.string().nullable(),
  basis,
});

const rungTime = z.discriminatedUnion('when', [
  z.object({ when: z.literal('opening') }),
  z.object({ when: z.literal('fraction'), of: z.number() }),
  z.object({ when: z.literal('before'), span: z.string() }),
  z.object({ when: z.literal('due') }),
  z.object({ when: z.literal('after'), span: z.string() }),
  z.object({ when: z.literal('every'), span: z.string(), times: z.int() }),
]);

const rung = z.object({
  id: z.string(),
  at: rungTime,
  to: z.array(z.enum(['party', 'permanent-mission', 'secretariat', 'bureau'])).readonly(),
  signature: z.boolean(),
});

function reading<Value extends z.ZodType>(value: Value) {
  return z.object({ value, basis });
}

const draw = z.object({
  groups: reading(z.union([z.object({ sizes: z.array(z.int()).readonly() }), z.object({ even: z.int() })])),
  regionalShare: reading(z.enum(['free', 'even'])),
  coverage: reading(z.enum(['one', 'two', 'two-regions'])),
  mutual: reading(z.enum(['whole', 'within-group'])),
  load: reading(z.enum(['free', 'principal'])),
  rounds: reading(z.enum(['per-group', 'at-once'])),
  waivers: reading(z.array(z.enum(['maximum-reviewers', 'mutual-review'])).readonly()).exactOptional(),
});

const titled = z.object({ id: z.string(), title: z.string() });

const launch = z.object({
  stages: z.array(titled).readonly(),
  steps: z.array(step).readonly(),
  obligations: z.array(obligation).readonly(),
  workplan: z
    .array(
      z.object({
        group: z.int(),
        starts: z.discriminatedUnion('when', [
          z.object({ when: z.literal('draw') }),
          z.object({ when: z.literal('day'), monthDay: z.string(), yearsAfter: z.int() }),
        ]),
        basis,
      }),
    )
    .readonly(),
});

/** A whole mechanism as data, each rule with its basis. */
export const procedureSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    version: z.string(),
    zone: z.string(),
    zoneBasis: basis,
    noticeTime: z.string(),
    noticeTimeBasis: basis,
    nonWorkingDays: z.object({ policy: z.literal('no-shift'), basis }),
    instruments: z.array(titled).readonly(),
    principalInstrument: z.string(),
    reviewers: z.object({ minimum: z.int(), maximum: z.int(), basis }),
    phases: z.array(z.object({ id: z.string(), title: z.string(), basis })).readonly(),
    stages: z.array(titled).readonly(),
    steps: z.array(step).readonly(),
    obligations: z.array(obligation).readonly(),
    ladders: z.array(z.object({ id: z.string(), rungs: z.array(rung).readonly(), basis })).readonly(),
    draw: draw.optional().meta({ description: 'Absent in a mechanism that draws no lots' }),
    launch: launch
      .optional()
      .meta({ description: 'Absent in a mechanism whose reviews are opened one by one' }),
  })
  .meta({ id: 'Procedure' });
