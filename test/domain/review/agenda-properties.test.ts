import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import { toCivilDate } from '../../../domain/calendar/zoned.ts';
import type { Agenda, NoticeKey } from '../../../domain/review/notice.ts';
import { agendaAt, wakeAt } from '../../support/agenda-wakes.ts';
import { anyCourse } from '../../support/any-course.ts';
import { ReviewCourse } from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const RUNS = { numRuns: 100 };
const HOUR_MS = 3_600_000;
const FOUR_YEARS_HOURS = 4 * 366 * 24;

const later = (from: Instant, hours: number): Instant =>
  new Date(Date.parse(from) + hours * HOUR_MS).toISOString() as Instant;
const keysOf = ({ due, superseded }: Agenda): readonly NoticeKey[] =>
  [...due, ...superseded].map(({ key }) => key);
const firstOf = (course: ReviewCourse): Instant => course.acts[0]!.recordedAt;
const lastOf = (course: ReviewCourse): Instant => course.acts.at(-1)!.recordedAt;

/** Hours from one wake to the next. */
const anyWakes = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 8 });

function momentsFrom(start: Instant, gaps: readonly number[]): readonly Instant[] {
  let now = start;
  return gaps.map((hours) => {
    now = later(now, hours);
    return now;
  });
}

/** Wakes at any times between the acts and after them; each wake knows the acts recorded by then. */
function liveThrough(
  course: ReviewCourse,
  gaps: readonly number[],
): readonly { now: Instant; found: Agenda }[] {
  const decided = new Set<NoticeKey>();
  const moments = [
    ...momentsFrom(firstOf(course), gaps),
    ...course.acts.map(({ recordedAt }) => recordedAt),
  ].sort();
  return moments.map((now) => {
    const known = new ReviewCourse(course.acts.filter(({ recordedAt }) => recordedAt <= now));
    const found = agendaAt(known, now, decided);
    for (const key of keysOf(found)) decided.add(key);
    return { now, found };
  });
}

describe('whatever is recorded, and whenever one looks', () => {
  it('a notice key occurs once', () => {
    fc.assert(
      fc.property(anyCourse, anyWakes, (course, gaps) => {
        const keys = liveThrough(course, gaps).flatMap(({ found }) => keysOf(found));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      RUNS,
    );
  });

  it('the next moment lies ahead, what is decided lies behind, and late means a later day', () => {
    fc.assert(
      fc.property(anyCourse, anyWakes, (course, gaps) => {
        for (const { now, found } of liveThrough(course, gaps)) {
          expect(found.nextAt === null || found.nextAt > now).toBe(true);
          const today = toCivilDate(now, UNTOC.zone);
          for (const { moment, late } of [...found.due, ...found.superseded]) {
            expect(moment <= now).toBe(true);
            expect(late).toBe(toCivilDate(moment, UNTOC.zone) < today);
          }
        }
      }),
      RUNS,
    );
  });

  it('an outage of any length ends with at most one notice for each time limit and addressee, marked late', () => {
    const hours = fc.integer({ min: 24, max: FOUR_YEARS_HOURS });
    fc.assert(
      fc.property(anyCourse, hours, (course, outage) => {
        const [, after] = wakeAt(course, lastOf(course), later(lastOf(course), outage));
        const pairs = after!.due.map(({ limit, addressee }) => `${limit} ${addressee}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        const today = toCivilDate(later(lastOf(course), outage), UNTOC.zone);
        expect(
          after!.due.every(({ moment, late }) => late || toCivilDate(moment, UNTOC.zone) === today),
        ).toBe(true);
      }),
      RUNS,
    );
  });

  it('looking often or seldom decides the same notices in the end', () => {
    fc.assert(
      fc.property(anyCourse, anyWakes, (course, gaps) => {
        const end = later(lastOf(course), FOUR_YEARS_HOURS);
        const often = wakeAt(course, ...momentsFrom(lastOf(course), gaps).filter((now) => now < end), end);
        const once = agendaAt(course, end);
        expect(often.flatMap(keysOf).sort()).toEqual([...keysOf(once)].sort());
      }),
      RUNS,
    );
  });

  it('whoever wakes when told has nothing late and passes nothing over but what shares a moment', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const decided = new Set<NoticeKey>();
        let now: Instant | null = lastOf(course);
        for (const key of keysOf(agendaAt(course, now))) decided.add(key);
        now = agendaAt(course, now, decided).nextAt;
        while (now !== null) {
          const found: Agenda = agendaAt(course, now, decided);
          const all = [...found.due, ...found.superseded];
          expect(all.every(({ moment, late }) => moment === now && !late)).toBe(true);
          expect(all.length).toBeGreaterThan(0);
          for (const key of keysOf(found)) decided.add(key);
          now = found.nextAt;
        }
      }),
      { numRuns: 20 },
    );
  });
});
