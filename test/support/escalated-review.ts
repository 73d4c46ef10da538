import { sql } from 'kysely';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Register } from '../../register/database.ts';
import { LATE_COURSE } from './evidence-facts.ts';
import { opening } from './review-course.ts';
import { at, settleCourse } from './reviews-in-register.ts';

/** The review of a State that owes its questionnaire, and the letter that would tell the bureau. */
export interface EscalatedReview {
  readonly key: ReviewKey;
  /** Awaits a signature. */
  readonly draft: string;
  /** Letters about the questionnaire that left before, oldest first. */
  readonly sent: readonly string[];
}

/** Moments at which the register was settled: at the opening, in between, after the extension, after the due date, and at last for the bureau. */
const MOMENTS = [
  '2021-11-01',
  '2022-02-15',
  '2022-04-20',
  '2022-05-03',
  '2022-06-02',
  '2022-07-02',
  '2022-09-02',
];

/** Brings the register to the day after the bureau is to be told about Nigeria's questionnaire; every other letter was accepted, in French. */
export async function escalateQuestionnaire(register: Register): Promise<EscalatedReview> {
  let key: ReviewKey | undefined;
  for (const day of MOMENTS) {
    const acts = LATE_COURSE.acts.slice(1).flatMap(({ body }) => (body.on <= day ? [body] : []));
    const now = at(`${day}T12:00:00Z`);
    ({ key } = await settleCourse(register, { opened: opening('2021-11-01'), acts, now }));
  }
  if (key === undefined) throw new Error('nothing was settled');
  await sql`
    update letters set gathered = true, status = 'sent', attempts = 1, sent_at = moment + interval '30 minutes',
      language = 'fr', subject = 'Examen du Nigéria', body_text = 'Texte'
    where status = 'intended'`.execute(register);
  await sql`
    insert into letter_attempts (letter_id, attempt, outcome, reply)
    select id, 1, 'sent', '250 ok' from letters where status = 'sent'`.execute(register);
  const { rows } = await sql<{ id: string; status: string }>`
    select letters.id, letters.status from letters join notices on notices.key = letters.notice_keys[1]
    where notices.limit_key = 'questionnaire/NGA' order by letters.moment, letters.id`.execute(register);
  const draft = rows.find(({ status }) => status === 'awaiting-signature');
  if (draft === undefined) throw new Error('the bureau is told of nothing');
  return { key, draft: draft.id, sent: rows.flatMap(({ id, status }) => (status === 'sent' ? id : [])) };
}
