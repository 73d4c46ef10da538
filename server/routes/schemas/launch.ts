import { z } from 'zod';
import { isPlainLine } from '../../contact-schema.ts';
import { actSchema, givenAdoption, recordResultSchema } from './act.ts';
import { timeLimitSchema } from './time-limit.ts';
import {
  basis,
  civilDay,
  givenCivilDay,
  instant,
  mechanismId,
  partyCode,
  phaseId,
  reviewKey,
} from './values.ts';

/** Where a launch lives: `/api/launches/untoc/1`. */
export const launchParams = z.object({ mechanism: mechanismId, phase: phaseId });

/** Which of several published draws is meant. */
export const transcriptQuery = z.object({
  group: z.coerce.number().int().min(1).max(100).optional().meta({ description: 'Default: the newest draw' }),
});

export const givenLaunchSchema = givenAdoption
  .extend({ mechanism: mechanismId, phase: phaseId })
  .meta({ id: 'NewLaunch' });

const on = givenCivilDay.optional().meta({ description: "Default: today in the procedure's zone" });

/** A command of the ceremony that takes nothing but its day. */
export const givenCeremonyDay = z.strictObject({ on }).meta({ id: 'CeremonyDay' });

/** More than the largest list of parties has unknown cells. */
const RESOLUTIONS_MAX = 1_000;

const line = z.string().max(500).refine(isPlainLine, 'expected one line without control characters');

export const givenFreezeSchema = z
  .strictObject({
    on,
    resolutions: z
      .array(
        z.strictObject({
          party: partyCode,
          field: z
            .string()
            .max(80)
            .meta({ description: 'regional_group, an instrument, or pool', example: 'firearms' }),
          value: line.meta({ description: 'A regional group; yes or no; no for the pool', example: 'yes' }),
          basis: line.meta({ description: 'Why, or the source with its date' }),
        }),
      )
      .max(RESOLUTIONS_MAX)
      .default([]),
    sample: z
      .boolean()
      .default(false)
      .meta({ description: 'Assume what nobody settled, for demonstration; its reviews are samples' }),
  })
  .meta({ id: 'Freeze' });

export const givenVoidSchema = z.strictObject({ on, reason: line.min(1) }).meta({ id: 'VoidDraw' });

/** SHA-256 in lower-case hex. */
const digest = z.string().meta({ example: 'a'.repeat(64) });

export const frozenResultSchema = recordResultSchema
  .extend({
    drawId: digest,
    listDigest: digest,
    rulesDigest: digest,
    parties: z.int().meta({ description: 'Parties in the pool' }),
  })
  .meta({ id: 'FrozenResult' });

const selfTest = z.object({
  name: z.string(),
  statistic: z.number(),
  degreesOfFreedom: z.int(),
  p: z.number(),
  passed: z.boolean(),
});

export const heldResultSchema = recordResultSchema
  .extend({
    seed: digest,
    transcript: digest.meta({
      description: 'Digest of the transcript, which is shown when the draw is published',
    }),
    tests: z
      .array(selfTest)
      .readonly()
      .meta({ description: 'Evenness of 2,000 trial draws; empty when the command is repeated' }),
  })
  .meta({ id: 'HeldResult' });

const waiver = z.object({
  rule: z.enum(['maximum-reviewers', 'mutual-review']),
  party: partyCode,
  other: partyCode.optional().meta({ description: 'The other State of a pair' }),
  reason: z.string(),
});

const attempt = z.object({
  drawId: digest,
  frozenOn: civilDay,
  sample: z.boolean(),
  listDigest: digest,
  rulesDigest: digest,
  parties: z.int().meta({ description: 'Parties in the pool' }),
  groups: z.array(z.int()).readonly().meta({ description: 'Groups whose reviewers it draws' }),
  continues: z
    .array(z.object({ drawId: digest, transcript: digest, groups: z.array(z.int()).readonly() }))
    .readonly()
    .meta({ description: 'The published draws that it builds on, in order' }),
  waivers: z.array(waiver).readonly().meta({ description: 'Limits waived, as they were frozen' }),
  joined: z.array(partyCode).readonly().meta({
    description: 'Of a later draw: in its list and in no group, because they joined after the first',
  }),
  left: z
    .array(partyCode)
    .readonly()
    .meta({ description: 'Of a later draw: of its groups and not in its list, and so not reviewed' }),
  commitments: z.array(z.object({ participant: z.string(), commitment: digest })).readonly(),
  reveals: z.array(z.object({ participant: z.string(), value: digest })).readonly(),
  source: z.string().nullable().meta({ description: 'The source outside the room, once it is named' }),
  sourceValue: z.string().nullable(),
  held: z.object({ seed: digest, transcript: digest, on: civilDay }).nullable(),
  publishedOn: civilDay.nullable(),
  voided: z.object({ reason: z.string(), on: civilDay }).nullable(),
});

const obstacle = z.object({
  party: partyCode.nullable(),
  field: z.string(),
  problem: z.string(),
  remedy: z.string(),
});

const group = z.object({
  group: z.int(),
  startsOn: civilDay.nullable().meta({ description: 'null until the first draw is published' }),
  startsAt: instant.nullable(),
  basis,
  size: z.int().nullable().meta({ description: 'States in it; null until the first draw is published' }),
  opened: z.int().meta({ description: 'How many of them have been opened' }),
  drawn: z
    .object({ drawId: digest, transcript: digest, on: civilDay })
    .nullable()
    .meta({ description: 'The published draw of its reviewers; null while they are to be drawn' }),
});

/** A launch: its timetable, the ceremony of its draw with every attempt, and when each group starts. */
export const launchSchema = z
  .object({
    key: reviewKey.meta({ example: 'untoc/1/launch' }),
    mechanism: z.string(),
    phase: z.string(),
    phaseTitle: z.string().nullable(),
    resolution: z.string(),
    adoptedOn: civilDay,
    asOf: instant,
    today: civilDay.meta({ description: "Civil day in the procedure's zone" }),
    zone: z.string(),
    procedureVersion: z.string(),
    stages: z.array(z.object({ id: z.string(), title: z.string() })).readonly(),
    stage: z.string().nullable(),
    suspended: z.boolean(),
    closedOn: civilDay.nullable(),
    nextAt: instant.nullable(),
    acts: z.array(actSchema).readonly(),
    struckOut: z.array(z.int()).readonly(),
    timeLimits: z.array(timeLimitSchema).readonly(),
    draws: z
      .array(attempt)
      .readonly()
      .meta({ description: 'Every attempt in order: published ones, void ones, and the one under way' }),
    toDraw: z.array(z.int()).readonly().meta({
      description:
        'Groups whose reviewers the next draw draws, or the one under way does; empty where all are drawn',
    }),
    waivers: z
      .array(
        waiver.extend({
          act: z.int(),
          grantedOn: civilDay,
          frozen: z.boolean().meta({ description: 'In the list of a draw, and not to be struck out' }),
        }),
      )
      .readonly()
      .meta({ description: 'Limits of the draw waived so far, which the next freeze takes in' }),
    toSettle: z.array(obstacle).readonly().meta({
      description: 'What an officer must still settle before the next list can be frozen; empty once it is',
    }),
    groups: z.array(group).readonly(),
  })
  .meta({ id: 'Launch' });
