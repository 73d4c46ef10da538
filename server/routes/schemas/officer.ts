import { z } from 'zod';
import { RECORDED_BY } from '../../commands.ts';
import { isPlainLine } from '../../contact-schema.ts';

const REASON_MAX = 500;

/** Line breaks become spaces: what is kept is one line. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .refine((text) => text !== '' && isPlainLine(text), 'expected words without control characters');

/** Why something is done; kept for ever beside what was done. */
export const reason = line(REASON_MAX).meta({
  description: 'Why, in one line without personal data',
  example: 'The relay’s log has it, message 4711',
});

/** Who does it, as given, until accounts exist. */
export const officer = line(120).meta({ description: 'Officer who decides', example: 'Case officer 2' });

/** Who decides and why. */
export const officerFields = { officer: officer.default(RECORDED_BY), reason };
