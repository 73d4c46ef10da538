import { describe, expect, test } from 'vitest';
import { parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import type { ZoneName } from '../../../domain/calendar/time.ts';
import { groupStarts } from '../../../domain/draw/group-starts.ts';
import type { Basis, GroupStart } from '../../../domain/procedure/procedure.ts';

const basis: Basis = { source: 'invented for this test', standing: 'assumed' };
const VIENNA = 'Europe/Vienna' as ZoneName;
const WORKPLAN: readonly GroupStart[] = [
  { group: 1, starts: { when: 'draw' }, basis },
  { group: 2, starts: { when: 'day', monthDay: '11-01', yearsAfter: 1 }, basis },
  { group: 3, starts: { when: 'day', monthDay: '06-30', yearsAfter: 2 }, basis },
];

function startsAfter(publishedOn: string): readonly (readonly [number, string, string])[] {
  return groupStarts(WORKPLAN, parseCivilDate(publishedOn), VIENNA).map(({ group, on, at }) => [
    group,
    on,
    at,
  ]);
}

describe('the starts of the groups', () => {
  test('are the day of the draw and days of later years, each from the beginning of the day in the zone', () => {
    expect(startsAfter('2020-11-27')).toEqual([
      [1, '2020-11-27', '2020-11-26T23:00:00.000Z'],
      [2, '2021-11-01', '2021-10-31T23:00:00.000Z'],
      [3, '2022-06-30', '2022-06-29T22:00:00.000Z'],
    ]);
  });

  test('count the years from that of the draw, wherever in the year it was', () => {
    expect(startsAfter('2021-01-05').map(([, on]) => on)).toEqual(['2021-01-05', '2022-11-01', '2023-06-30']);
    expect(startsAfter('2021-12-31').map(([, on]) => on)).toEqual(['2021-12-31', '2022-11-01', '2023-06-30']);
  });

  test('carry what they rest on', () => {
    expect(groupStarts(WORKPLAN, parseCivilDate('2020-11-27'), VIENNA).map((start) => start.basis)).toEqual(
      WORKPLAN.map(() => basis),
    );
  });
});
