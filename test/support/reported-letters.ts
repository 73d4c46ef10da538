import { type Selectable, sql } from 'kysely';
import type { ReportOutcome } from '../../domain/letters/delivery/delivery.ts';
import type { ActBody } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { addContact, enterStandingContacts, type StandingContact } from '../../register/contacts.ts';
import { type DeliveryNews, type NewsResult, recordDelivery } from '../../register/letters/deliveries.ts';
import { resolveAddressee } from '../../register/letters/resolve-addressee.ts';
import type { Database } from '../../register/schema.ts';
import { listTasks, type Task } from '../../register/tasks.ts';
import { createTestRegister, type TestRegister } from './database.ts';
import { day } from './review-course.ts';
import { at, settleCourse } from './reviews-in-register.ts';

/** When reports come in, in proceedings' time and in real time. */
export const NOW = at('2021-11-08T11:00:00Z');
export const REAL_NOW = at('2026-01-01T12:00:00Z');
export const FOCAL_POINT = '00000000-0000-4000-8000-00000000000a';
export const REVIEW = 'untoc/1/NGA' as ReviewKey;

export const MISSION: StandingContact = {
  role: 'permanent-mission',
  party: 'NGA',
  name: 'Mission',
  email: 'nga@missions.example',
  language: 'en',
};

export const STANDING: readonly StandingContact[] = [
  MISSION,
  { role: 'secretariat', party: null, name: 'Secretariat', email: 'desk@example.org', language: 'en' },
  { role: 'bureau', party: null, name: 'Bureau', email: 'bureau@example.org', language: 'en' },
];

/** A register with one review, of Nigeria, whose focal point is Ada; and what tests of reports ask of it. */
export interface ReportedLetters extends TestRegister {
  /** A letter to Nigeria that was tried once and left to its focal point, or stands as `changes` say. */
  tried(changes?: object): Promise<{ readonly id: string; readonly messageToken: string }>;
  report(messageToken: string, outcome: ReportOutcome, changes?: Partial<DeliveryNews>): Promise<NewsResult>;
  openTasks(): Promise<readonly Task[]>;
  /** Letters in the place of others. */
  fallbacks(): Promise<readonly LetterRow[]>;
  /** Letters to the secretariat about tasks. */
  slips(): Promise<readonly LetterRow[]>;
  /** Address that Nigeria is written to. */
  writtenTo(addressee?: 'party' | 'permanent-mission'): Promise<string | undefined>;
}

type LetterRow = Selectable<Database['letters']>;

export async function createReportedLetters(): Promise<ReportedLetters> {
  const database = await createTestRegister();
  const { register } = database;
  await enterStandingContacts(register, STANDING);
  await addFocalPoint(database, FOCAL_POINT, 'ada@justice.example');
  await settleCourse(register, {
    acts: [named('focal-point-named', FOCAL_POINT, '2021-11-02')],
    now: at('2021-11-02T12:00:00Z'),
  });
  return {
    ...database,
    async tried(changes = {}) {
      const letter = await register
        .selectFrom('letters')
        .select(['id', 'message_token as messageToken'])
        .where('addressee', '=', 'party')
        .where('party', '=', 'NGA')
        .orderBy('moment')
        .orderBy('id')
        .limit(1)
        .executeTakeFirstOrThrow();
      const sent = {
        status: 'sent',
        attempts: 1,
        sent_at: at('2021-11-02T12:00:00Z'),
        contact_id: FOCAL_POINT,
        gathered: true,
      } as const;
      await register
        .updateTable('letters')
        .set({ ...sent, ...changes })
        .where('id', '=', letter.id)
        .execute();
      return letter;
    },
    report: async (messageToken, outcome, changes = {}) =>
      await recordDelivery(register, {
        messageToken,
        outcome,
        detail: outcome === 'bounced' ? '5.1.1: 550 User unknown' : null,
        addressAtFault: outcome === 'bounced',
        now: NOW,
        realNow: REAL_NOW,
        ...changes,
      }),
    openTasks: async () => (await listTasks(register, { limit: 20, done: false })).items,
    fallbacks: async () =>
      await register.selectFrom('letters').selectAll().where('instead_of', 'is not', null).execute(),
    slips: async () =>
      await register
        .selectFrom('letters')
        .selectAll()
        .where(sql<boolean>`cardinality(task_ids) > 0`)
        .execute(),
    writtenTo: async (addressee = 'party') =>
      (await resolveAddressee(register, { reviewKey: REVIEW, party: 'NGA', addressee }))?.email,
  };
}

/** An official of Nigeria, in this review unless another is given. */
export async function addFocalPoint(
  { register }: TestRegister,
  id: string,
  email: string,
  reviewKey = REVIEW,
): Promise<void> {
  await addContact(register, id, {
    reviewKey,
    party: 'NGA',
    role: 'focal-point',
    name: 'Ada',
    email,
    language: 'en',
  });
}

/** The act by which Nigeria names, or replaces, its focal point. */
export function named(stepId: string, contactId: string, on: string): ActBody {
  return { kind: 'step-taken', step: stepId, party: 'NGA', on: day(on), contactId };
}
