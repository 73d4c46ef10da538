import { z } from 'zod';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';

const instant: z.ZodType<Instant, string> = z.iso
  .datetime({
    precision: 3,
    error: 'expected a moment in UTC with milliseconds, such as 2020-10-16T00:00:00.000Z',
  })
  .transform((text) => text as Instant);

const clock: z.ZodType<ProceedingsClock> = z.strictObject(
  {
    origin: instant,
    start: instant,
    rate: z.number({ error: 'expected a number above 0' }).positive('expected a number above 0'),
  },
  { error: 'expected JSON with origin, start and rate alone' },
);

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'expected JSON with origin, start and rate' });
    return z.NEVER;
  }
});

const PORT_EXPECTED = 'expected a port number from 0 to 65535';

const port = () =>
  z
    .string()
    .regex(/^\d{1,5}$/, PORT_EXPECTED)
    .transform(Number)
    .refine((value) => value <= 65_535, PORT_EXPECTED);

const domain = (example: string) =>
  z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, `expected a domain in small letters, such as ${example}`);

const address = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `expected an address such as ${example}` }).exactOptional();

const COUNT_EXPECTED = 'expected a number from 1 to 64';

const count = (otherwise: number) =>
  z
    .string()
    .regex(/^\d{1,2}$/, COUNT_EXPECTED)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 64, COUNT_EXPECTED)
    .default(otherwise);

const text = () => z.string().exactOptional();

/** Every setting of every process, by the name of its variable. A variable that is empty counts as unset. */
export const envSchema = z.object({
  /** Data folder: the access token and, in the stand-alone form, the databases and the inbox. */
  CHANCERY_DATA: z.string().default('.chancery'),
  /** Address that the API and the pages listen on. Loopback until there are accounts. */
  HOST: z.string().default('127.0.0.1'),
  /** Port of the API and the pages; 0 takes a free one. */
  PORT: port().default(8080),
  /** Port of the page and the API of the built-in inbox; 0 takes a free one. */
  INBOX_PORT: port().default(8025),
  /** PostgreSQL 15 or later. Unset in the stand-alone form, which starts its own. */
  DATABASE_URL: address(/^postgres(ql)?$/, 'postgresql://chancery:secret@localhost:5432/chancery'),
  /** The mail relay. Unset in the stand-alone form, which keeps mail in its built-in inbox. */
  SMTP_URL: address(/^smtps?$/, 'smtps://user:secret@relay.example:465'),
  /** Where the relay answers, in Mailpit's API, whether it holds a Message-ID. Unset: a person decides about doubtful letters. */
  RELAY_API_URL: address(/^https?$/, 'http://localhost:8025'),
  /** Sender of the letters. */
  MAIL_FROM: z
    .email('expected a mail address such as reviews@chancery.example')
    .default('reviews@chancery.example'),
  /** Right-hand side of every Message-ID. Must not change while letters may be in doubt. */
  MAIL_DOMAIN: domain('chancery.example').default('chancery.example'),
  /** Port on which the API process takes in reports about deliveries, by SMTP. Unset: off, except in the stand-alone form. */
  BOUNCE_PORT: port().exactOptional(),
  /** Address that it listens on for them. Loopback: nobody but this host's relay. */
  BOUNCE_HOST: z.string().default('127.0.0.1'),
  /** Right-hand side of the letters' return paths. Unset: `MAIL_DOMAIN` where `BOUNCE_PORT` is set, else letters return to `MAIL_FROM`. */
  BOUNCE_DOMAIN: domain('bounces.chancery.example').exactOptional(),
  /** Address that the relay sends a copy of each letter to, which `BOUNCE_PORT` takes in: so doubtful letters are found. */
  RELAY_JOURNAL: z.email('expected a mail address such as journal@chancery.example').exactOptional(),
  /** Letters to one address on one day, at most; what is more goes into the letter of the next day. */
  LETTERS_PER_DAY: count(1),
  /** Post rooms that send a mechanism's letters side by side. The same for every process. */
  POST_ROOMS: count(1),
  /** What the stand-alone form opens at its first start: an invented group of reviews, or nothing. */
  CHANCERY_SAMPLE: z.enum(['group', 'none'], { error: 'expected group or none' }).default('group'),
  /** CSV file of standing contacts, in place of the invented sample. Columns: role,party,name,email,language. */
  CHANCERY_CONTACTS: text(),
  /** A rehearsal's clock as JSON; read at its first start only. Unset in production, where proceedings' time is real time. */
  CHANCERY_CLOCK: json.pipe(clock).exactOptional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'expected fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  /** Frontend of the Temporal server. Unset in the stand-alone form, which starts its own. The TEMPORAL_ names are Temporal's. */
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'expected host:port without a scheme, such as localhost:7233')
    .exactOptional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: text(),
  /** Encrypts the connection. Unset: on if an API key or a certificate is given. */
  TEMPORAL_TLS: z.stringbool({ error: 'expected true or false' }).exactOptional(),
  /** Name on the server's certificate, where it differs from the address. */
  TEMPORAL_TLS_SERVER_NAME: text(),
  /** PEM file of the authority that signed the server's certificate. */
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: text(),
  /** PEM files of this service's own certificate and key; both or neither. */
  TEMPORAL_TLS_CLIENT_CERT_PATH: text(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: text(),
  /** A `temporal` executable for the stand-alone form to use. */
  TEMPORAL_CLI: text(),
});

/** The settings of a process, checked and frozen. */
export type Env = Readonly<z.output<typeof envSchema>>;

/** Settings that may instead be read from the file that `<NAME>_FILE` names, and that no message ever shows. */
export const SECRETS = ['DATABASE_URL', 'SMTP_URL', 'TEMPORAL_API_KEY'] as const;
