import { type DestinationStream, type Logger, pino } from 'pino';
import type { Env } from './env-schema.ts';

export type { Logger } from 'pino';

/** Fields that hold personal data, bodies of mail or secrets. */
const HIDDEN_FIELDS = [
  'email',
  'name',
  'contact',
  'recipient',
  'to',
  'envelope',
  'subject',
  'text',
  'html',
  'bodyText',
  'raw',
  'password',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'databaseUrl',
  'smtpUrl',
  'DATABASE_URL',
  'SMTP_URL',
  'TEMPORAL_API_KEY',
] as const;

/** Writes JSON lines to standard output, or to `destination`. Personal data, mail bodies and secrets never reach it. */
export function createLogger(
  env: Pick<Env, 'LOG_LEVEL'>,
  process: string,
  destination?: DestinationStream,
): Logger {
  const options = {
    level: env.LOG_LEVEL,
    base: { process },
    redact: {
      paths: HIDDEN_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[hidden]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
