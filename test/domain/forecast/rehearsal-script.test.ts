import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../domain/calendar/civil-date.ts';
import type { CivilDate } from '../../../domain/calendar/time.ts';
import { atLocalTime, toCivilDate } from '../../../domain/calendar/zoned.ts';
import { rehearsalScript, type ScriptedCommand } from '../../../domain/forecast/rehearsal-script.ts';
import { simulate } from '../../../domain/forecast/simulate.ts';
import { wasMetLate } from '../../../domain/review/overdue.ts';
import { day, noonOf } from '../../support/review-course.ts';
import { openingsOn } from '../../support/sixty-two-openings.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const START = day('2020-10-16');
const UNTIL = day('2022-10-16');
const scriptOf = (seed: number, count = 62, until = UNTIL, from = START): readonly ScriptedCommand[] =>
  rehearsalScript({ procedure: UNTOC, openings: openingsOn(START, count), from, until, seed });

function simulateScript(script: readonly ScriptedCommand[], until: CivilDate) {
  const keys = [...new Set(script.map(({ key }) => key))];
  const reviews = keys.map((key) => ({ key, commands: script.filter((scripted) => scripted.key === key) }));
  return simulate({ procedure: UNTOC, reviews, until: noonOf(addDays(until, 1)) });
}

const kindsOf = (script: readonly ScriptedCommand[]) => {
  const count = (kind: string): number => script.filter(({ command }) => command.act.kind === kind).length;
  return {
    extensions: count('extension-granted'),
    suspensions: count('review-suspended'),
    resumptions: count('review-resumed'),
    struckOut: count('act-struck-out'),
  };
};
const ONE_OF_EACH = { extensions: 1, suspensions: 1, resumptions: 1, struckOut: 1 };

describe('the script of a rehearsal', () => {
  it('can be recorded from the first command to the last, whatever the seed, the reviews and the length', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 20, max: 800 }),
        fc.integer({ min: 0, max: 15 }),
        (seed, count, days, after) => {
          const until = addDays(START, days);
          const script = scriptOf(seed, count, until, addDays(START, after));
          expect(simulateScript(script, until).refusals).toEqual([]);
          // A few days with one review may leave no step to record in error.
          for (const number of Object.values(kindsOf(script))) expect(number).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is sorted by moment, half a day from the notices of its day, within the days of the rehearsal, and names each command once', () => {
    const from = addDays(START, 10);
    const script = scriptOf(7, 5, UNTIL, from);
    const moments = script.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort());
    for (const { at, command } of script) {
      const on = toCivilDate(at, UNTOC.zone);
      expect(at).toBe(atLocalTime(on, '21:00', UNTOC.zone));
      expect(on >= from && on <= UNTIL && on >= command.act.on).toBe(true);
    }
    expect(new Set(script.map(({ command }) => command.commandId)).size).toBe(script.length);
  });

  it('is the same for the same seed and another for another', () => {
    expect(scriptOf(7)).toEqual(scriptOf(7));
    expect(scriptOf(7)).not.toEqual(scriptOf(8));
  });

  it('opens every review and has one extension, one suspension and one error among 62', () => {
    const script = scriptOf(7);
    expect(script.filter(({ command }) => command.act.kind === 'review-opened')).toHaveLength(62);
    expect(kindsOf(script)).toEqual(ONE_OF_EACH);
  });

  it('shows some early, some late, some never, and reviews that come to their end', () => {
    const { reviews } = simulateScript(scriptOf(7), UNTIL);
    const questionnaires = reviews
      .flatMap(({ limits }) => limits)
      .filter(({ obligation }) => obligation === 'questionnaire');
    const early = questionnaires.filter(
      ({ metOn, dueOn }) => metOn !== null && daysBetween(metOn, dueOn!) > 7,
    );
    const late = questionnaires.filter(wasMetLate);
    const never = questionnaires.filter(({ metOn }) => metOn === null);
    expect(Math.min(early.length, late.length, never.length)).toBeGreaterThan(0);
    expect(reviews.some(({ limits }) => limits.every(({ status }) => status === 'met'))).toBe(true);
  });

  it('of no review is empty', () => {
    expect(scriptOf(7, 0)).toEqual([]);
  });
});
