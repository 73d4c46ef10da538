import { toEnglishDate, toEnglishSpan } from '../../../domain/calendar/english.ts';
import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import { findObligation, findStep } from '../../../domain/procedure/lookup.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import type { Act, ActBody } from '../../../domain/review/acts.ts';
import { type DayView, toDayView } from '../day-view.ts';
import type { NameOf } from './name-of.ts';

/** A recorded act, in a sentence. */
export interface ActView {
  readonly sequence: number;
  readonly on: DayView;
  readonly what: string;
  readonly reason: string | null;
  /** The facts that the step asked for. */
  readonly records: readonly { readonly name: string; readonly value: string }[];
  readonly recorded: DayView;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Sequence of the act that struck this one out. */
  readonly struckOutBy: number | null;
}

export function toActViews(
  procedure: Procedure,
  acts: readonly Act[],
  struckOut: readonly number[],
  nameOf: NameOf,
): readonly ActView[] {
  return acts.map((act) => ({
    sequence: act.sequence,
    on: toDayView(act.body.on),
    what: describe(act.body, procedure, nameOf),
    reason: 'reason' in act.body && act.body.reason !== '' ? act.body.reason : null,
    records: toRecords(act.body),
    recorded: toDayView(toCivilDate(act.recordedAt, procedure.zone)),
    recordedAt: act.recordedAt,
    recordedBy: act.recordedBy,
    struckOutBy: struckOut.includes(act.sequence) ? findStriker(acts, act.sequence) : null,
  }));
}

function toRecords(body: ActBody): ActView['records'] {
  if (body.kind !== 'step-taken') return [];
  return Object.entries(body.records ?? {}).map(([name, value]) => ({ name, value }));
}

function findStriker(acts: readonly Act[], sequence: number): number | null {
  const striker = acts.find(({ body }) => body.kind === 'act-struck-out' && body.sequence === sequence);
  return striker?.sequence ?? null;
}

function describe(body: ActBody, procedure: Procedure, nameOf: NameOf): string {
  switch (body.kind) {
    case 'review-opened':
      return `Review of ${body.underReview.name} opened, to start on ${toEnglishDate(body.on)}`;
    case 'resolution-adopted':
      return `Resolution ${body.resolution} adopted`;
    case 'step-taken':
      return `${findStep(procedure, body.step)?.title ?? body.step}: ${nameOf(body.party)}`;
    case 'extension-granted':
      return `${toEnglishSpan(body.by)} more granted to ${nameOf(body.party)} for ${titleOf(procedure, body.obligation)}`;
    case 'review-suspended':
      return 'Review suspended';
    case 'review-resumed':
      return 'Review resumed';
    case 'obligation-waived':
      return `${titleOf(procedure, body.obligation)} waived for ${nameOf(body.party)}`;
    case 'act-struck-out':
      return `Act ${body.sequence} struck out as recorded in error`;
    case 'review-closed':
      return 'Review closed';
  }
}

function titleOf(procedure: Procedure, obligation: string): string {
  return findObligation(procedure, obligation)?.title ?? obligation;
}
