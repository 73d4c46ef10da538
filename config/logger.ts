import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import type { Env } from './env-schema.ts';

export type { Logger } from 'pino';

/** Fields that hold personal data, the body of a mail, or a secret. */
const HIDDEN_FIELDS = [
  'contact',
  'email',
  'recipient',
  'to',
  'envelope',
  'accepted',
  'rejected',
  'subject',
  'text',
  'html',
  'bodyText',
  'raw',
  'password',
  'token',
  'authorization',
  'cookie',
  'DATABASE_URL',
  'SMTP_URL',
  'TEMPORAL_API_KEY',
] as const;

/** pino's paths name a depth each; nothing that is logged here lies deeper, and addresses are masked at any depth. */
const HIDDEN_PATHS = ['', '*.', '*.*.', '*.*.*.'].flatMap((depth) =>
  HIDDEN_FIELDS.map((field) => depth + field),
);

/** Relays, drivers and libraries put addresses and connection strings into the texts of their errors. */
const SECRETS_IN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"]+@/gi, '$1[hidden]@'],
  // A Message-ID of ours, 32 hexadecimal digits before the @, names nobody and is needed to follow a letter.
  [/(?![0-9a-f]{32}@)(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+/gi, '[address]'],
];

/**
 * Writes lines of JSON to standard output, or to `destination`; `process` names the process on each line. Personal data, bodies of
 * mail and secrets are hidden by field, and addresses and passwords in running text by form.
 */
export function createLogger(
  env: Pick<Env, 'LOG_LEVEL'>,
  process: string,
  destination?: DestinationStream,
): Logger {
  const options: LoggerOptions = {
    level: env.LOG_LEVEL,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: HIDDEN_PATHS, censor: '[hidden]' },
    hooks: {
      streamWrite: (line) =>
        SECRETS_IN_TEXT.reduce((text, [pattern, mask]) => text.replace(pattern, mask), line),
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
