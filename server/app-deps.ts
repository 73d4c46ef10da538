import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { RenderCalendar } from '../domain/letters/calendar/calendar-file.ts';
import type { Language, Phrasebook } from '../domain/letters/words/phrasebook.ts';
import type { Resolution } from '../domain/parties/settle-parties.ts';
import type { Register } from '../register/database.ts';
import type { Proceedings } from './proceedings.ts';

/** What the application is made of; the composition root gives it, tests give it otherwise. */
export interface AppDeps {
  readonly register: Register;
  readonly proceedings: Proceedings;
  readonly clock: ProceedingsClock;
  /** The proceedings' time; follows `clock` in service, stands still in tests. */
  readonly now: () => Instant;
  /** Bearer token that writes must carry. */
  readonly token: string;
  /** What a draw of a trial takes where officers settled nothing. */
  readonly sampleResolutions: readonly Resolution[];
  /** What letters and calendars are written with, in all languages. */
  readonly phrasebooks: ReadonlyMap<Language, Phrasebook>;
  readonly renderCalendar: RenderCalendar;
  /** Right-hand side of the letters' Message-IDs. */
  readonly mailDomain: string;
  /** Where a person can read the mails that were sent; `null` where that is nobody's business here. */
  readonly mailboxUrl: string | null;
  /** Listens on the loopback interface alone, so requests that name another host are refused. */
  readonly loopbackOnly: boolean;
  readonly logger: FastifyBaseLogger | null;
}

/** The application with routes whose types come from their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
