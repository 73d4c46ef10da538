import type { TimeSpan } from '../calendar/time.ts';
import { toMonthsAndDays } from '../calendar/time-span.ts';
import type { Ladder, RungTime } from './procedure.ts';
import type { ProcedureIssue } from './procedure-issue.ts';

/**
 * Checks that a ladder's rungs stand in the order in which they fall due, so that what is read from top to bottom is what
 * happens, and that no rung repeats the moment or the addressee of another. Where one falls between opening and due
 * date depends on the length of the time limit, so a part of the time is ordered among its like alone.
 */
export function checkLadder(ladder: Ladder, path: ProcedureIssue['path']): readonly ProcedureIssue[] {
  return ladder.rungs.flatMap((rung, index) => {
    const at = [...path, 'rungs', index];
    const previous = ladder.rungs[index - 1];
    const issues: ProcedureIssue[] = [];
    if (previous !== undefined && !isLater(rung.at, previous.at)) {
      const expected = `a moment after that of the rung before, ${previous.id}`;
      issues.push({ path: [...at, 'at'], expected, came: describe(rung.at) });
    }
    if (new Set(rung.to).size < rung.to.length) {
      issues.push({ path: [...at, 'to'], expected: 'each addressee once', came: rung.to.join(', ') });
    }
    return issues;
  });
}

/** A place on the line from opening to long after the due date: first the part of the line, then the place within it. */
function toPlace(at: RungTime): readonly [part: number, within: number] {
  switch (at.when) {
    case 'opening':
      return [0, 0];
    case 'fraction':
      return [1, at.of];
    case 'before':
      return [2, -toTypicalDays(at.span)];
    case 'due':
      return [3, 0];
    case 'after':
    case 'every':
      return [4, toTypicalDays(at.span)];
  }
}

/** Two rungs after the due date may fall on one day, such as a second weekly reminder and a first letter to the mission. */
function isLater(at: RungTime, before: RungTime): boolean {
  const [part, within] = toPlace(at);
  const [partBefore, withinBefore] = toPlace(before);
  if (part !== partBefore) return part > partBefore;
  return within > withinBefore || (within === withinBefore && at.when !== before.when);
}

/** For comparing spans alone: a month of the Gregorian calendar lasts 30.436875 days on average. */
function toTypicalDays(span: TimeSpan): number {
  const { months, days } = toMonthsAndDays(span);
  return months * 30.436875 + days;
}

function describe(at: RungTime): string {
  return at.when === 'fraction' ? `${at.when} ${at.of}` : 'span' in at ? `${at.when} ${at.span}` : at.when;
}
