import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Instant } from '../domain/calendar/time.ts';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { Register } from '../register/database.ts';
import type { Proceedings } from './proceedings.ts';

export interface AppDeps {
  readonly register: Register;
  readonly proceedings: Proceedings;
  readonly clock: ProceedingsClock;
  /** Proceedings' time; derived from `clock` in production, fixed in tests. */
  readonly now: () => Instant;
  /** Bearer token that writes must carry. */
  readonly token: string;
  readonly logger: FastifyBaseLogger | false;
}

/** The whole HTTP application, ready to listen or to be injected into. Never listens itself. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  void deps;
  throw new Error('not written yet');
}
