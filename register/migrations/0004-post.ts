import { type Kysely, sql } from 'kysely';

/**
 * The post room grown up: one letter that carries all notices due to one addressee on one day, several rooms side by side, what became
 * of a letter after the relay took it, texts that wait for their release, calendar feeds, and the evidence that goes to the bureau.
 */
const STATEMENTS = [
  // A letter may speak of several reviews; `review_key` stays the first of them.
  'alter table letters add column review_keys text[]',
  'update letters set review_keys = array[review_key]',
  'alter table letters alter column review_keys set not null',
  // Without the list of pending entries, which every search would have to read through during a burst.
  'create index letters_by_reviews on letters using gin (review_keys) with (fastupdate = off)',

  // Tasks that the secretariat is written about are carried like notices.
  "alter table letters add column task_ids uuid[] not null default '{}'",
  'alter table letters drop constraint letters_notice_keys_check',
  'alter table letters add constraint letters_say_something check (cardinality(notice_keys) + cardinality(task_ids) > 0)',

  'alter table letters add column gathered boolean not null default false',
  "update letters set gathered = true where attempts > 0 or status <> 'intended'",
  "comment on column letters.gathered is 'all that it carries has been put into it; only such letters are claimed'",

  `alter table letters add column bucket integer not null generated always as
    (('x' || substr(md5(coalesce(party, case addressee when 'bureau' then 'bureau' else 'secretariat' end)), 1, 4))::bit(16)::integer) stored`,
  "comment on column letters.bucket is 'by addressee, 0 to 65535; a post room of several takes those that leave its number as remainder'",

  "alter table letters add column waits_for text check (waits_for in ('release'))",
  'alter table letters add column language text',
  'alter table letters add column template text',
  "comment on column letters.template is 'digest of the texts that it was written with'",

  `alter table letters add column delivery text check (delivery in ('delivered', 'delayed', 'bounced'))`,
  'alter table letters add column delivery_at timestamptz',
  'alter table letters add column delivery_detail text',
  'alter table letters add column instead_of uuid references letters',
  "comment on column letters.instead_of is 'the letter that could not be delivered, and for which this one goes to the permanent mission'",
  'create unique index letters_instead_of on letters (instead_of) where instead_of is not null',

  `create table letter_reports (
    id integer generated always as identity primary key,
    letter_id uuid not null references letters,
    attempt integer not null,
    outcome text not null check (outcome in ('delivered', 'delayed', 'bounced', 'passed-on')),
    detail text,
    reported_at timestamptz not null,
    unique (letter_id, attempt, outcome)
  )`,
  "comment on table letter_reports is 'what mail systems reported about letters; append-only. A report that comes twice is one'",
  `create trigger letter_reports_append_only before update or delete or truncate on letter_reports
    for each statement execute function refuse_change_of_letter_history()`,

  'alter table letters add column reminded_on date',
  "comment on column letters.reminded_on is 'civil day of the last reminder that it waits for a signature'",
  "create index letters_unsigned on letters (mechanism) where status = 'awaiting-signature'",

  "comment on column letters.contact_id is 'whom it went to, or is to go to'",
  "create index letters_to_contact on letters (contact_id, sent_at) where status in ('intended', 'sending', 'sent', 'in-doubt')",
  'create index acts_newest on acts (recorded_at)',

  // Why a notice that was due is written in no letter: a newer one took its place, or its time limit ended while it waited.
  'alter table notices add column left_out text',

  'alter table contacts add column bounced_at timestamptz',
  "comment on column contacts.bounced_at is 'proceedings'' time of the last hard bounce; null once an officer has looked at the address'",

  'alter table tasks alter column review_key drop not null',
  "alter table tasks add column subject text not null default ''",
  "comment on column tasks.subject is 'what else it is about, such as a language or a year; two tasks of one kind differ by it'",
  'alter table tasks drop constraint tasks_kind_review_key_letter_id_key',
  'alter table tasks add unique nulls not distinct (kind, review_key, letter_id, subject)',

  `create table journal (
    message_id text primary key,
    seen_at timestamptz not null default date_trunc('milliseconds', clock_timestamp())
  )`,
  "comment on table journal is 'Message-IDs of which the relay has sent a copy back: what it accepted. seen_at is real time'",

  `create table letter_templates (
    language text not null,
    digest text not null,
    entered_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
    released_at timestamptz,
    released_by text,
    release_reason text,
    release_command_id text unique check (length(release_command_id) <= 200),
    primary key (language, digest)
  )`,
  "comment on column letter_templates.entered_at is 'real time'",

  `create table feeds (
    id uuid primary key default gen_random_uuid(),
    token_digest text not null unique,
    mechanism text not null,
    party text not null,
    language text not null,
    command_id text not null unique check (length(command_id) <= 200),
    officer text not null check (officer <> ''),
    reason text not null check (reason <> ''),
    created_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text,
    revoke_reason text
  )`,
  "comment on column feeds.token_digest is 'SHA-256 of the token, which is shown once and kept nowhere'",

  `create table letter_evidence (
    letter_id uuid primary key references letters,
    digest text not null,
    html text not null,
    pdf bytea not null,
    made_at timestamptz not null
  )`,
] as const;

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}
