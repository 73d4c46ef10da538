import { z } from 'zod';
import type { TimeSpan, ZoneName } from '../../domain/calendar/time.ts';
import { STANDINGS } from '../../domain/procedure/procedure.ts';

/**
 * What a procedure file may say, as the domain's `Procedure`. Each error text says what was expected, and nothing else:
 * the loader adds where and what came.
 */

const text = z.string().min(1, 'a text that is not empty');

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'an id of small letters, digits and hyphens, starting with a letter');

const timeSpan: z.ZodType<TimeSpan, string> = z
  .string()
  .regex(
    /^P(?=\d)(?:[1-9]\d{0,3}Y)?(?:[1-9]\d{0,3}M)?(?:[1-9]\d{0,4}W)?(?:[1-9]\d{0,5}D)?$/,
    'a span above zero in years, months, weeks or days, such as P6M or P2W',
  )
  .describe('ISO 8601 duration in whole years, months, weeks and days, such as P6M or P2W.')
  .transform((span) => span as TimeSpan);

const zone: z.ZodType<ZoneName, string> = z
  .string()
  .refine(isZone, 'the name of a time zone, such as Europe/Vienna')
  .describe('IANA name of the zone in which days begin and end.')
  .transform((name) => name as ZoneName);

const basis = z
  .strictObject({
    source: text.describe('Short citation, or "not found".'),
    standing: z.enum(STANDINGS).describe('How well it is founded; weakest last.'),
    note: text.exactOptional().describe('What a reader must know to judge the rule.'),
  })
  .describe('Where the rule comes from.');

const role = z
  .enum(['under-review', 'each-reviewing-state', 'each-state', 'secretariat'])
  .describe('Who, relative to one review.');

const titled = z.strictObject({ id, title: text });

const phase = z.strictObject({
  id: z.string().regex(/^[0-9a-z]+$/, 'an id of digits and small letters, in quotes if it is a number'),
  title: text,
  basis,
});

const step = z.strictObject({
  id,
  title: text,
  by: role,
  after: z
    .array(z.strictObject({ step: id, who: z.enum(['same-party', 'all']) }))
    .exactOptional()
    .describe('Steps that must have been taken before.'),
  repeatable: z.boolean().describe('Whether one party may take it more than once.'),
  names: z
    .enum(['focal-point', 'expert'])
    .exactOptional()
    .describe('The kind of person that the step names.'),
  records: z
    .array(id)
    .min(1, 'at least one name')
    .exactOptional()
    .describe('Names of the facts that the act must carry.'),
});

const trigger = z
  .discriminatedUnion('event', [
    z.strictObject({ event: z.literal('review-opened') }),
    z.strictObject({ event: z.literal('resolution-adopted') }),
    z.strictObject({ event: z.literal('step-taken'), step: id }),
  ])
  .describe('The event from whose day the time counts.');

const obligation = z.strictObject({
  id,
  title: text.describe('A noun phrase that fits after "is due".'),
  stage: id,
  owedBy: role,
  runsFrom: trigger,
  time: z
    .strictObject({ span: timeSpan, basis })
    .nullable()
    .describe('null: owed, but no time limit was found.'),
  fulfilledBy: id.describe('The step that fulfils it.'),
  ladder: id.nullable().describe('The ladder of reminders; null for none.'),
  basis,
});

const rungTime = z
  .discriminatedUnion('when', [
    z.strictObject({ when: z.literal('opening') }),
    z.strictObject({
      when: z.literal('fraction'),
      of: z.number().gt(0, 'a part between 0 and 1').lt(1, 'a part between 0 and 1'),
    }),
    z.strictObject({ when: z.literal('before'), span: timeSpan }),
    z.strictObject({ when: z.literal('due') }),
    z.strictObject({ when: z.literal('after'), span: timeSpan }),
    z.strictObject({
      when: z.literal('every'),
      span: timeSpan,
      times: z
        .int('a whole number of repetitions')
        .min(1, 'at least one repetition')
        .max(520, 'at most 520 repetitions'),
    }),
  ])
  .describe('When, relative to the opening and the due date.');

const rung = z.strictObject({
  id,
  at: rungTime,
  to: z
    .array(z.enum(['party', 'permanent-mission', 'secretariat', 'bureau']))
    .min(1, 'at least one addressee')
    .describe('party: its focal point, or its permanent mission while it has none.'),
  signature: z.boolean().describe('Whether it leaves only when an officer has signed.'),
});

function reading<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, basis });
}

/** A day that every year has, so not 29 February. */
const MONTH_DAY =
  /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/;

const size = z.int('a whole number').min(1, 'at least one');

const draw = z
  .strictObject({
    groups: reading(
      z.union(
        [
          z.strictObject({ sizes: z.array(size).min(1, 'at least one size') }),
          z.strictObject({ even: size }),
        ],
        'sizes: a list of group sizes, or even: a number of groups',
      ),
    ).describe('L2. Exact sizes of the groups in order, or a number of groups of even size.'),
    regionalShare: reading(z.enum(['free', 'even'])).describe(
      'L16. Spread of each regional group over the groups.',
    ),
    coverage: reading(z.enum(['one', 'two', 'two-regions'])).describe(
      'L6, L11. Reviewers that an instrument needs.',
    ),
    mutual: reading(z.enum(['whole', 'within-group'])).describe('L5, L10. Where mutual review is barred.'),
    load: reading(z.enum(['free', 'principal'])).describe('Whether principal reviews are spread evenly.'),
    rounds: reading(z.enum(['per-group', 'at-once'])).describe(
      'One draw or several: the reviewers of each group in its year, or those of all groups at once.',
    ),
    waivers: reading(z.array(z.enum(['maximum-reviewers', 'mutual-review'])))
      .exactOptional()
      .describe('L5, L7. What may be waived for a named State or pair before the list is frozen.'),
  })
  .describe('How lots are drawn where the sources leave it open.');

const groupStart = z.strictObject({
  group: z.int('a whole number').min(1, 'a group from 1'),
  starts: z.discriminatedUnion('when', [
    z.strictObject({ when: z.literal('draw') }).describe('The day on which the draw is published.'),
    z.strictObject({
      when: z.literal('day'),
      monthDay: z
        .string()
        .regex(MONTH_DAY, 'a day of every year such as "11-01"')
        .describe('Month and day of a later year, MM-DD.'),
      yearsAfter: z.int('a whole number').min(1, 'at least one year').max(50, 'at most 50 years'),
    }),
  ]),
  basis,
});

const launch = z
  .strictObject({
    stages: z.array(titled).min(1, 'at least one stage').describe('In order.'),
    steps: z.array(step).min(1, 'at least one step'),
    obligations: z.array(obligation).min(1, 'at least one obligation'),
    workplan: z.array(groupStart).min(1, 'the start of at least one group'),
  })
  .describe('From the adoption of the resolution to the start of the last group.');

export const procedureSchema = z
  .strictObject({
    id,
    title: text,
    version: z.iso.date('a day such as 2026-11-26').describe('Day of the last change of substance.'),
    zone,
    zoneBasis: basis,
    noticeTime: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time such as "09:00"')
      .describe('Local time at which notices fall due.'),
    noticeTimeBasis: basis,
    nonWorkingDays: z.strictObject({ policy: z.literal('no-shift'), basis }),
    instruments: z.array(titled).min(1, 'at least one instrument'),
    principalInstrument: id.describe('Parties to this instrument may be reviewed.'),
    reviewers: z.strictObject({
      minimum: z.int('a whole number').min(1, 'at least one reviewer'),
      maximum: z.int('a whole number'),
      basis,
    }),
    phases: z.array(phase).min(1, 'at least one phase'),
    stages: z.array(titled).min(1, 'at least one stage').describe('In order.'),
    steps: z.array(step).min(1, 'at least one step'),
    obligations: z.array(obligation).min(1, 'at least one obligation'),
    ladders: z.array(z.strictObject({ id, rungs: z.array(rung).min(1, 'at least one rung'), basis })),
    draw: draw.exactOptional(),
    launch: launch.exactOptional(),
  })
  .meta({ title: 'Procedure of a review mechanism' });

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
