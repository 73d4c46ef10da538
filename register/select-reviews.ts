import { sql } from 'kysely';
import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { ActKind } from '../domain/review/acts.ts';
import type { Register } from './database.ts';
import type { NextTimeLimit, ReviewRow } from './review-row.ts';

/** Each review with what the board says of it; launches, which have no party under review, are left out. The query's own names: `reviews`, and `next` for its next time limit. */
export function selectReviews(register: Register, now: Instant) {
  return register
    .selectFrom('reviews')
    .innerJoin('review_parties as subject', (join) =>
      join.onRef('subject.review_key', '=', 'reviews.key').onRef('subject.party', '=', 'reviews.party'),
    )
    .innerJoin('acts', (join) =>
      join.onRef('acts.review_key', '=', 'reviews.key').onRef('acts.sequence', '=', 'reviews.last_sequence'),
    )
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('time_limits')
          .select([
            'time_limits.key',
            'obligation',
            'title',
            'party',
            'status',
            'due_on',
            'due_at',
            'standing',
          ])
          // Counted over all the review's rows before one of them is taken.
          .select(
            sql<number>`count(*) filter (where status = 'running' and due_at <= ${now}) over ()`.as(
              'overdue',
            ),
          )
          .whereRef('time_limits.review_key', '=', 'reviews.key')
          .where('time_limits.status', 'in', ['running', 'suspended', 'open'])
          .orderBy(sql`due_at nulls last`)
          .orderBy(sql`status = 'open'`)
          .orderBy('position')
          .limit(1)
          .as('next'),
      (join) => join.onTrue(),
    )
    .leftJoin('review_parties as owing', (join) =>
      join.onRef('owing.review_key', '=', 'reviews.key').onRef('owing.party', '=', 'next.party'),
    )
    .select([
      'reviews.key',
      'reviews.mechanism',
      'reviews.phase',
      'reviews.party',
      'subject.name as partyName',
      'subject.regional_group as regionalGroup',
      'reviews.draw_group as group',
      'reviews.sample',
      'reviews.opened_on as openedOn',
      'reviews.stage',
      'reviews.suspended',
      'reviews.closed_on as closedOn',
      'reviews.next_at as nextAt',
      'reviews.procedure_digest as procedureDigest',
      'next.key as nextKey',
      'next.obligation as nextObligation',
      'next.title as nextTitle',
      'next.party as nextParty',
      'owing.name as nextPartyName',
      'next.status as nextStatus',
      'next.due_on as nextDueOn',
      'next.due_at as nextDueAt',
      'next.standing as nextStanding',
      sql<number>`coalesce(next.overdue, 0)`.as('overdue'),
      'acts.sequence as actSequence',
      'acts.recorded_at as actRecordedAt',
      sql<ActKind>`acts.body ->> 'kind'`.as('actKind'),
      sql<CivilDate>`acts.body ->> 'on'`.as('actOn'),
      sql<readonly { code: PartyCode; name: string }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('code', party, 'name', name) order by position), '[]')
        from review_parties where review_key = reviews.key and role = 'reviewing')`.as('reviewers'),
    ]);
}

export type SelectedReview = Awaited<ReturnType<ReturnType<typeof selectReviews>['execute']>>[number];

export function toReviewRow(row: SelectedReview): ReviewRow {
  const { key, mechanism, phase, party, partyName, regionalGroup, group, sample, openedOn } = row;
  const { stage, suspended, closedOn, reviewers, overdue, nextAt } = row;
  const { actSequence, actKind, actOn, actRecordedAt } = row;
  return {
    key,
    mechanism,
    phase,
    party,
    partyName,
    regionalGroup,
    group,
    sample,
    openedOn,
    stage,
    suspended,
    closedOn,
    reviewers,
    next: toNext(row),
    overdue,
    lastAct: { sequence: actSequence, kind: actKind, on: actOn, recordedAt: actRecordedAt },
    nextAt,
  };
}

/** The columns of a review without any time limit ahead are all `null` together. */
function toNext(row: SelectedReview): NextTimeLimit | null {
  const { nextKey, nextObligation, nextTitle, nextParty, nextPartyName, nextStatus } = row;
  const { nextDueOn, nextDueAt, nextStanding } = row;
  if (
    nextKey === null ||
    nextObligation === null ||
    nextTitle === null ||
    nextParty === null ||
    nextStatus === null ||
    nextStanding === null
  )
    return null;
  return {
    key: nextKey,
    obligation: nextObligation,
    title: nextTitle,
    party: nextParty,
    partyName: nextPartyName,
    status: nextStatus,
    dueOn: nextDueOn,
    dueAt: nextDueAt,
    standing: nextStanding,
  };
}
