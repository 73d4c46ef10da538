import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Who records, until accounts exist: whoever holds the token. */
export const RECORDED_BY = 'token-holder';

/** Headers of every command. The framework hands over all headers, so others pass. */
export const commandHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'expected 1 to 200 visible ASCII characters')
    .optional()
    .meta({
      description:
        'Names this command: sent again with the same body it is the same act. Without it, each request is a new command.',
    }),
});

/** The caller's name for the command, or a new one. */
export function toCommandId(headers: z.output<typeof commandHeaders>): string {
  return headers['idempotency-key'] ?? randomUUID();
}
