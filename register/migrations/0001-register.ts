import { type Kysely, sql } from 'kysely';

/**
 * The first schema. Every promise of uniqueness is a constraint, since isolation alone has failed before.
 * Only SQL of PostgreSQL 15. Days are civil days; moments have milliseconds and are proceedings' time unless said otherwise.
 */
const STATEMENTS = [
  `create table procedures (
    digest text primary key,
    mechanism text not null,
    version text not null,
    body jsonb not null,
    entered_at timestamptz
  )`,
  'create index procedures_newest on procedures (mechanism, entered_at desc)',
  "comment on column procedures.entered_at is 'real time at which the configuration last held it; null if it never did'",

  `create table clock (
    singleton boolean primary key default true check (singleton),
    origin timestamptz not null,
    start timestamptz not null,
    rate double precision not null check (rate > 0)
  )`,

  `create table parties (
    code text primary key check (code ~ '^[A-Z]{3}$'),
    name text not null,
    regional_group text not null,
    instruments jsonb not null
  )`,

  `create table reviews (
    key text primary key,
    mechanism text not null,
    phase text not null,
    party text not null,
    draw_group integer,
    sample boolean not null,
    procedure_digest text not null references procedures,
    opened_on date not null,
    stage text,
    suspended boolean not null,
    closed_on date,
    last_sequence integer not null,
    next_at timestamptz,
    timetable_digest text,
    unique (mechanism, phase, party)
  )`,

  `create table review_parties (
    review_key text not null references reviews,
    party text not null,
    role text not null check (role in ('under-review', 'reviewing')),
    position integer not null,
    name text not null,
    regional_group text not null,
    instruments jsonb not null,
    focal_point uuid,
    primary key (review_key, party)
  )`,
  'create index review_parties_by_party on review_parties (party, role)',

  `create table contacts (
    id uuid primary key default gen_random_uuid(),
    review_key text,
    party text,
    role text not null check (role in ('focal-point', 'expert', 'permanent-mission', 'secretariat', 'bureau')),
    name text not null,
    email text not null,
    language text not null,
    active boolean not null default true
  )`,
  'create index contacts_by_review on contacts (review_key, party)',
  `create unique index contacts_standing on contacts (role, coalesce(party, '')) where review_key is null`,

  `create table acts (
    review_key text not null references reviews,
    sequence integer not null check (sequence > 0),
    command_id text not null check (length(command_id) <= 200),
    recorded_by text not null,
    recorded_at timestamptz not null,
    body jsonb not null,
    primary key (review_key, sequence),
    unique (review_key, command_id)
  )`,
  `create function refuse_change_of_acts() returns trigger language plpgsql as $$
  begin
    raise exception 'acts are never changed or removed; record the act that corrects it (% refused)', tg_op
      using errcode = 'restrict_violation';
  end $$`,
  `create trigger acts_append_only before update or delete or truncate on acts
    for each statement execute function refuse_change_of_acts()`,

  `create table time_limits (
    review_key text not null references reviews,
    key text not null,
    position integer not null,
    obligation text not null,
    title text not null,
    stage text not null,
    party text not null,
    ladder text,
    status text not null check (status in ('awaiting', 'open', 'running', 'suspended', 'met', 'waived', 'closed')),
    opened_on date,
    due_on date,
    due_at timestamptz,
    remaining_days integer,
    met_on date,
    known_at timestamptz,
    standing text not null,
    basis jsonb not null,
    steps jsonb not null,
    primary key (review_key, key)
  )`,
  // Few: a review's own limits must be found by its key, and more choice has misled the planner before it has statistics.
  "create index time_limits_in_order on time_limits (coalesce(due_at, 'infinity'), review_key, key)",
  'create index time_limits_by_party on time_limits (party)',

  `create table notices (
    key text primary key,
    review_key text not null references reviews,
    limit_key text not null,
    obligation text not null,
    party text not null,
    rung text not null,
    occurrence integer not null,
    addressee text not null check (addressee in ('party', 'permanent-mission', 'secretariat', 'bureau')),
    due_on date not null,
    moment timestamptz not null,
    late boolean not null,
    signature boolean not null,
    status text not null check (status in ('due', 'superseded')),
    reason text check (reason in ('overtaken', 'met', 'waived', 'closed')),
    decided_at timestamptz not null,
    check ((status = 'superseded') = (reason is not null))
  )`,
  'create index notices_by_review on notices (review_key)',

  `create table letters (
    id uuid primary key default gen_random_uuid(),
    mechanism text not null,
    review_key text not null references reviews,
    notice_keys text[] not null check (cardinality(notice_keys) > 0),
    addressee text not null check (addressee in ('party', 'permanent-mission', 'secretariat', 'bureau')),
    party text,
    day date not null,
    moment timestamptz not null,
    status text not null check
      (status in ('intended', 'awaiting-signature', 'sending', 'sent', 'failed', 'in-doubt', 'superseded')),
    not_before timestamptz not null,
    message_token text not null unique,
    attempts integer not null default 0,
    claimed_by text,
    claimed_at timestamptz,
    sent_at timestamptz,
    last_error text,
    contact_id uuid,
    subject text,
    body_text text,
    check (status <> 'sending' or (claimed_by is not null and claimed_at is not null)),
    check (status <> 'sent' or sent_at is not null)
  )`,
  "comment on column letters.claimed_at is 'real time'",
  "create index letters_waiting on letters (mechanism, not_before, id) where status = 'intended'",
  "create index letters_sending on letters (mechanism, claimed_at) where status = 'sending'",
  'create index letters_newest on letters (moment desc, id desc)',
  'create index letters_by_review on letters (review_key, moment desc)',
  'create index letters_by_party on letters (party, moment desc)',

  `create table tasks (
    id uuid primary key default gen_random_uuid(),
    kind text not null,
    review_key text not null references reviews,
    letter_id uuid references letters,
    text text not null,
    opened_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
    done_at timestamptz,
    unique nulls not distinct (kind, review_key, letter_id)
  )`,
  "comment on column tasks.opened_at is 'real time'",
  'create index tasks_newest on tasks (opened_at desc, id desc)',

  'create table post_rooms (mechanism text primary key, next_wake timestamptz)',
] as const;

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}
