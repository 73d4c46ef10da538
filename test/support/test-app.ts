import type { LightMyRequestResponse } from 'fastify';
import { renderCalendar } from '../../activities/mail/render-calendar.ts';
import { REAL_TIME } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Party } from '../../domain/parties/party.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { enterStandingContacts } from '../../register/contacts.ts';
import type { Register } from '../../register/database.ts';
import { enterParties } from '../../register/parties.ts';
import { enterProcedure } from '../../register/procedures.ts';
import { buildApp } from '../../server/app.ts';
import type { App, AppDeps } from '../../server/app-deps.ts';
import { createTestRegister } from './database.ts';
import { createInProcessProceedings, type InProcessProceedings } from './in-process-proceedings.ts';
import { PHRASEBOOKS } from './phrasebooks.ts';
import { UNTOC } from './untoc-procedure.ts';

export const TOKEN = 'a-token-for-tests-only';

/** So many phases that each test can have a review of its own in one database. */
const PROCEDURE: Procedure = {
  ...UNTOC,
  phases: Array.from({ length: 99 }, (_, index) => ({
    id: String(index + 1),
    title: `Phase ${index + 1}`,
    basis: { source: 'invented for tests', standing: 'assumed' },
  })),
};

/** Real in their names alone. */
const PARTIES: readonly Party[] = [
  party('NGA', 'Nigeria', 'African', { untoc: 'yes', tip: 'yes' }),
  party('KEN', 'Kenya', 'African', { untoc: 'yes', tip: 'yes' }),
  party('AUT', 'Austria', 'WEOG', { untoc: 'yes', tip: 'no' }),
  party('FRA', 'France', 'WEOG', { untoc: 'yes', tip: 'unknown' }),
  party('IRN', 'Iran', 'Asia-Pacific', { untoc: 'no', tip: 'no' }),
  party('COK', 'Cook Islands', 'unknown', { untoc: 'unknown', tip: 'unknown' }),
  party('XSS', '<script>alert("State")</script> & sons', 'African', { untoc: 'yes', tip: 'yes' }),
];

function party(code: string, name: string, regionalGroup: string, instruments: Party['instruments']): Party {
  return { code, name, regionalGroup, instruments };
}

/** The application on a register of its own, at noon of 10 November 2021 unless a test moves the day. */
export interface TestApp {
  readonly app: App;
  readonly register: Register;
  readonly proceedings: InProcessProceedings;
  setNow(now: string): void;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Posts JSON with the token and an idempotency key of its own, unless `headers` say otherwise. */
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Opens a review of Nigeria by Kenya and Austria, on 1 November 2021, in a phase of its own. Returns its key. */
  openNigeria(): Promise<ReviewKey>;
  close(): Promise<void>;
}

export const NIGERIA_OPENING = {
  mechanism: 'untoc',
  phase: '1',
  party: 'NGA',
  startOn: '2021-11-01',
  group: 2,
  reviewers: [{ party: 'KEN' }, { party: 'AUT' }],
};

export async function createTestApp(changes: Partial<AppDeps> = {}): Promise<TestApp> {
  const { register, drop } = await createTestRegister();
  await enterProcedure(register, PROCEDURE);
  await enterParties(register, PARTIES);
  await enterStandingContacts(register, [
    {
      role: 'secretariat',
      party: null,
      name: 'Secretariat',
      email: 'secretariat@reviews.example',
      language: 'en',
    },
  ]);
  let now = '2021-11-10T11:00:00.000Z' as Instant;
  const proceedings = createInProcessProceedings(register, () => now);
  const app = await buildApp({
    register,
    proceedings,
    clock: REAL_TIME,
    now: () => now,
    token: TOKEN,
    sampleResolutions: [],
    phrasebooks: PHRASEBOOKS,
    renderCalendar,
    mailDomain: 'chancery.example',
    mailboxUrl: null,
    loopbackOnly: true,
    logger: null,
    ...changes,
  });
  let keys = 0;
  let phase = 0;
  const post: TestApp['post'] = async (url, body, headers = {}) => {
    keys += 1;
    return await app.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
        'idempotency-key': `key-${keys}`,
        ...headers,
      },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  };
  return {
    app,
    register,
    proceedings,
    setNow: (value) => {
      now = new Date(value).toISOString() as Instant;
    },
    get: async (url, headers = {}) => await app.inject({ method: 'GET', url, headers }),
    post,
    openNigeria: async () => {
      phase += 1;
      const opened = await post('/api/reviews', { ...NIGERIA_OPENING, phase: String(phase) });
      if (opened.statusCode !== 201) throw new Error(opened.body);
      return opened.json<{ review: ReviewKey }>().review;
    },
    close: async () => {
      await app.close();
      await drop();
    },
  };
}

/** How much the register holds: unchanged by whatever is refused. */
export async function countRows(register: Register): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of ['reviews', 'acts', 'contacts', 'time_limits', 'notices', 'letters'] as const) {
    const { count } = await register
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = Number(count);
  }
  return counts;
}
