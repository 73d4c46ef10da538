import { z } from 'zod';
import { isMailAddress } from '../domain/letters/mail-address.ts';
import { LANGUAGES } from '../domain/letters/words/phrasebook.ts';

const NAME_MAX = 200;

/** Control characters, line and paragraph separators, and marks that reverse the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** Whether `text` is free of characters that break a line, a header or the direction of the text around it. */
export function isPlainLine(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/** A person who acts for a party in a review. Personal data: kept in the register's contact table alone. */
export const contactSchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(NAME_MAX)
      .refine(isPlainLine, 'a name is one line without control characters')
      .meta({ description: 'Name as it is written in letters', example: 'Amina Bello' }),
    email: z
      .string()
      .max(254)
      .refine(isMailAddress, 'expected one plain ASCII address such as focal.point@example.org')
      .meta({ description: 'Exactly one address, local@domain', example: 'focal.point@example.org' }),
    language: z
      .enum(LANGUAGES)
      .default('en')
      .meta({ description: 'Language that letters to this person should be in' }),
  })
  .meta({ id: 'NewContact' });

export type NewContact = z.output<typeof contactSchema>;
