import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { RegisterOrTransaction, RegisterTransaction } from '../database.ts';

/** Notes that an address does not receive mail, wherever it stands: one official may be the focal point of several reviews. */
export async function markBounced(
  transaction: RegisterTransaction,
  email: string,
  now: Instant,
): Promise<void> {
  await transaction
    .updateTable('contacts')
    .set({ bounced_at: now })
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .execute();
}

/** An officer has looked at the address that this letter went to: letters go there again, wherever it stands. */
export async function clearBounced(register: RegisterOrTransaction, letterId: string): Promise<void> {
  await register
    .updateTable('contacts')
    .set({ bounced_at: null })
    .where('bounced_at', 'is not', null)
    .where(
      sql<boolean>`lower(email) in (
        select lower(reached.email) from letters join contacts as reached on reached.id = letters.contact_id
        where letters.id = ${letterId})`,
    )
    .execute();
}
