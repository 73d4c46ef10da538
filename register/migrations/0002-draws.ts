import { type Kysely, sql } from 'kysely';

/**
 * Draws of lots. Both tables are named by digests of what they hold and are never changed: what became of a draw, whether
 * it was held, published or declared void, is said by the acts of its launch. JSON is kept as it was written.
 */
const STATEMENTS = [
  `create table draws (
    draw_id text primary key check (draw_id ~ '^[0-9a-f]{64}$'),
    mechanism text not null,
    phase text not null,
    sample boolean not null,
    resolutions json not null,
    frozen json not null,
    frozen_at timestamptz not null
  )`,
  "comment on column draws.resolutions is 'what officers settled about the list of parties before it was frozen'",

  `create table draw_transcripts (
    digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
    draw_id text not null references draws,
    transcript json not null,
    held_at timestamptz not null
  )`,

  `create function refuse_change_of_draws() returns trigger language plpgsql as $$
  begin
    raise exception 'a draw is never changed or removed; declare it void, and hold another (% refused)', tg_op
      using errcode = 'restrict_violation';
  end $$`,
  `create trigger draws_append_only before update or delete or truncate on draws
    for each statement execute function refuse_change_of_draws()`,
  `create trigger draw_transcripts_append_only before update or delete or truncate on draw_transcripts
    for each statement execute function refuse_change_of_draws()`,
] as const;

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}
