import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { PartyCode } from '../../domain/parties/party.ts';
import type { InstrumentId } from '../../domain/procedure/procedure.ts';
import { FileError } from '../file-error.ts';
import { toFaults } from '../schema-faults.ts';
import { readYamlFile } from '../yaml-file.ts';

/** An invented group of reviews, for demonstration: real only in the names of its States. */
export interface SampleGroup {
  readonly mechanism: string;
  readonly phase: string;
  readonly group: number;
  readonly reviews: readonly SampleReview[];
}

export interface SampleReview {
  readonly party: PartyCode;
  /** Instruments that the party is reviewed on. */
  readonly instruments: readonly InstrumentId[];
  readonly reviewers: readonly SampleReviewer[];
}

export interface SampleReviewer {
  readonly party: PartyCode;
  /** Instruments that this reviewer reviews. */
  readonly instruments: readonly InstrumentId[];
}

export const SAMPLE_GROUP_FILE = fileURLToPath(new URL('sample-group.yaml', import.meta.url));

const party = z.string().regex(/^[A-Z]{3}$/, 'three capital letters');
const instruments = z.array(z.string()).min(1, 'at least one instrument');
const reviewer = z.strictObject({ party, instruments });

const schema = z.strictObject({
  mechanism: z.string(),
  phase: z.string(),
  group: z.int('a whole number'),
  reviews: z.array(
    z.strictObject({ party, instruments, reviewers: z.array(reviewer).min(1, 'at least one reviewer') }),
  ),
});

/** Reads the sample. Throws FileError with all faults of form; whether the pairs keep the rules of the draw is tested, not checked here. */
export function loadSampleGroup(path: string = SAMPLE_GROUP_FILE): SampleGroup {
  const file = readYamlFile(path);
  const parsed = schema.safeParse(file.data);
  if (!parsed.success) throw new FileError(path, toFaults(file, parsed.error.issues));
  return parsed.data;
}
