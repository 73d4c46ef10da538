import { type Kysely, sql } from 'kysely';

/**
 * The officer's hand on letters: how each attempt ended, what officers did to a letter and why, what is held. Attempts and acts are only
 * ever added; a hold is ended, not removed.
 */
const STATEMENTS = [
  `create table letter_attempts (
    letter_id uuid not null references letters,
    attempt integer not null check (attempt > 0),
    outcome text not null check (outcome in ('sent', 'queued', 'failed', 'in-doubt', 'superseded')),
    reply text,
    ended_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
    primary key (letter_id, attempt)
  )`,
  "comment on column letter_attempts.ended_at is 'real time'",

  `create table letter_acts (
    id integer generated always as identity primary key,
    letter_id uuid not null references letters,
    command_id text not null check (length(command_id) <= 200),
    kind text not null check (kind in ('resend', 'delivered', 'sign', 'decline')),
    officer text not null check (officer <> ''),
    reason text not null check (reason <> ''),
    insisted boolean not null,
    recorded_at timestamptz not null,
    before jsonb not null,
    unique (letter_id, command_id)
  )`,
  "comment on column letter_acts.before is 'the letter as it stood; a later sending overwrites its row'",

  `create function refuse_change_of_letter_history() returns trigger language plpgsql as $$
  begin
    raise exception 'what happened to a letter is never changed or removed (% refused)', tg_op
      using errcode = 'restrict_violation';
  end $$`,
  `create trigger letter_attempts_append_only before update or delete or truncate on letter_attempts
    for each statement execute function refuse_change_of_letter_history()`,
  `create trigger letter_acts_append_only before update or delete or truncate on letter_acts
    for each statement execute function refuse_change_of_letter_history()`,

  `create table letter_holds (
    id integer generated always as identity primary key,
    scope text not null check (scope in ('addressee', 'mechanism', 'everything')),
    subject text not null check ((scope = 'everything') = (subject = '')),
    command_id text not null unique check (length(command_id) <= 200),
    officer text not null check (officer <> ''),
    reason text not null check (reason <> ''),
    held_at timestamptz not null,
    release_command_id text unique check (length(release_command_id) <= 200),
    released_by text,
    release_reason text,
    released_at timestamptz,
    check (num_nulls(release_command_id, released_by, release_reason, released_at) in (0, 4))
  )`,
  'create unique index letter_holds_open on letter_holds (scope, subject) where released_at is null',

  `alter table tasks add column done_by text, add column done_reason text, add column done_command_id text`,
  'create index tasks_by_letter on tasks (letter_id)',
] as const;

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}
