import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alwaysOpen, type Office, type Offices } from '../../../../domain/calendar/offices.ts';
import type { Instant, ZoneName } from '../../../../domain/calendar/time.ts';
import { type GatheredLetter, type GatherPlan, gather } from '../../../../domain/letters/post/gather.ts';
import type { GatherInput, Slip, SlipContact, SlipItem } from '../../../../domain/letters/post/slip.ts';
import type { ReviewKey } from '../../../../domain/review/review-id.ts';

const VIENNA = 'Europe/Vienna' as ZoneName;
/** A Tuesday, ten o'clock in Vienna. */
const NOW = '2022-03-01T09:00:00.000Z' as Instant;
const TOMORROW = '2022-03-02T08:00:00.000Z' as Instant;
const AMINA: SlipContact = { id: 'c-1', email: 'Amina@justice.example', language: 'en' };
const BELLO: SlipContact = { id: 'c-2', email: 'bello@justice.example', language: 'en' };

function item(key: string, changes: Partial<SlipItem> = {}): SlipItem {
  return {
    kind: 'notice',
    key,
    review: 'untoc/1/NGA' as ReviewKey,
    moment: '2022-03-01T08:00:00.000Z' as Instant,
    sample: false,
    zone: VIENNA,
    noticeTime: '09:00',
    contact: AMINA,
    ...changes,
  };
}

function slip(id: string, changes: Partial<Slip> = {}): Slip {
  return {
    id,
    to: 'NGA',
    attempts: 0,
    moment: '2022-03-01T08:00:00.000Z' as Instant,
    gathered: false,
    alone: false,
    items: [item(`notice-${id}`)],
    ...changes,
  };
}

function plan(slips: readonly Slip[], changes: Partial<GatherInput> = {}): GatherPlan {
  return gather({
    slips,
    now: NOW,
    offices: alwaysOpen(VIENNA),
    lettersPerDay: 1,
    left: new Map(),
    ...changes,
  });
}

/** `row: keys`, with a moment where it waits. */
function show({ letters }: GatherPlan): readonly string[] {
  return letters.map(({ row, items, later }: GatheredLetter) =>
    [`${row ?? 'new'}: ${items.map(({ key }) => key).join(' ')}`, ...(later === null ? [] : [later])].join(
      ' @ ',
    ),
  );
}

/** Opens at nine in Vienna; closed on the day of `NOW`. */
const CLOSED_TODAY: Offices = {
  ...alwaysOpen(VIENNA),
  opensAt: (_office, at) => (at < TOMORROW ? TOMORROW : at),
};

describe('what goes to one address', () => {
  test('is one letter, whatever the reviews, in the order of the moments', () => {
    const late = { moment: '2022-02-28T08:00:00.000Z' as Instant };
    const slips = [
      slip('a'),
      slip('b', { items: [item('notice-b', { review: 'untoc/1/KEN' as ReviewKey })] }),
      slip('c', { ...late, items: [item('notice-c', late)] }),
    ];
    const gathered = plan(slips);
    expect(show(gathered)).toEqual(['c: notice-c notice-b notice-a']);
    expect(gathered.absorbed).toEqual(['a', 'b']);
  });

  test('knows no capital letters, but languages and other addresses apart, and States that share an address', () => {
    const small = { ...AMINA, id: 'c-3', email: AMINA.email.toLowerCase() };
    const slips = [
      slip('a'),
      slip('b', { items: [item('b', { contact: small })] }),
      slip('c', { items: [item('c', { contact: BELLO })] }),
      slip('d', { items: [item('d', { contact: { ...BELLO, language: 'fr' } })] }),
      slip('e', { to: 'KEN', items: [item('e', { contact: BELLO })] }),
    ];
    expect(show(plan(slips, { lettersPerDay: 9 }))).toEqual(['a: b notice-a', 'c: c', 'd: d', 'e: e']);
  });

  test('is carried by the letter that was tried before, for its Message-ID', () => {
    const tried = slip('z', { attempts: 2, moment: '2022-03-01T08:30:00.000Z' as Instant });
    const gathered = plan([slip('a'), tried]);
    expect(show(gathered)).toEqual(['z: notice-a notice-z']);
    expect(gathered.absorbed).toEqual(['a']);
  });

  test('becomes two letters when part of it goes to somebody else by now', () => {
    const both = slip('a', { gathered: true, items: [item('one'), item('two', { contact: BELLO })] });
    const gathered = plan([both]);
    expect(show(gathered)).toEqual(['a: one', 'new: two']);
    expect(gathered.letters.map(({ like }) => like)).toEqual(['a', 'a']);
    expect(gathered.absorbed).toEqual([]);
  });

  test('leaves a letter that waits to be sent as it is, unless something new comes', () => {
    const ready = slip('a', { gathered: true });
    expect(plan([ready])).toEqual({ letters: [], absorbed: [] });
    expect(show(plan([ready, slip('b')]))).toEqual(['a: notice-a notice-b']);
  });

  test('stays apart where it stands for a letter that came back', () => {
    expect(show(plan([slip('a', { alone: true }), slip('b'), slip('c')], { lettersPerDay: 2 }))).toEqual([
      'a: notice-a',
      'b: notice-b notice-c',
    ]);
  });
});

describe('a letter waits', () => {
  test('for the office of its State to open', () => {
    expect(show(plan([slip('a'), slip('b')], { offices: CLOSED_TODAY }))).toEqual([
      `a: notice-a notice-b @ ${TOMORROW}`,
    ]);
  });

  test('to the bureau for the office of the secretariat', () => {
    const asked: Office[] = [];
    const offices: Offices = {
      ...alwaysOpen(VIENNA),
      opensAt: (office, at) => {
        asked.push(office);
        return at;
      },
    };
    plan([slip('a', { to: 'bureau' })], { offices });
    expect(new Set(asked)).toEqual(new Set(['secretariat']));
  });

  test('leaves whenever it is due when the address is an invented one', () => {
    const invented = { ...AMINA, email: 'Mission.NGA@Missions.example' };
    const to = (contact: typeof AMINA) => [slip('a', { items: [item('a', { contact })] })];
    expect(show(plan(to(invented), { offices: CLOSED_TODAY }))).toEqual(['a: a']);
    const real = { ...AMINA, email: 'mission.nga@missions.example.org' };
    expect(show(plan(to(real), { offices: CLOSED_TODAY }))).toEqual([`a: a @ ${TOMORROW}`]);
  });

  test('for no office when it is of invented reviews alone', () => {
    const sample = slip('a', { items: [item('a', { sample: true })] });
    expect(show(plan([sample], { offices: CLOSED_TODAY }))).toEqual(['a: a']);
    expect(show(plan([sample, slip('b')], { offices: CLOSED_TODAY }))).toEqual([
      `a: a notice-b @ ${TOMORROW}`,
    ]);
  });

  test('for another day when its address has had its letters of the day, and counts those that leave in this round', () => {
    const left = new Map([[AMINA.email.toLowerCase(), ['2022-03-01T08:15:00.000Z' as Instant]]]);
    const opensAtNine: Offices = {
      ...alwaysOpen(VIENNA),
      opensAt: (_office, at) => (at === '2022-03-01T23:00:00.000Z' ? TOMORROW : at),
    };
    expect(show(plan([slip('a')], { left, offices: opensAtNine }))).toEqual([`a: notice-a @ ${TOMORROW}`]);
    expect(show(plan([slip('a')], { left, lettersPerDay: 2 }))).toEqual(['a: notice-a']);
    const other = slip('b', { to: 'KEN' });
    expect(show(plan([slip('a'), other], { offices: opensAtNine }))).toEqual([
      'a: notice-a',
      `b: notice-b @ ${TOMORROW}`,
    ]);
  });

  test('behind one that was put together before and leaves today, however much older it is', () => {
    const ready = slip('b', { to: 'KEN', gathered: true });
    const older = { moment: '2022-02-01T08:00:00.000Z' as Instant };
    const slips = [slip('a', { ...older, items: [item('a', older)] }), ready];
    expect(show(plan(slips))).toEqual(['a: a @ 2022-03-01T23:00:00.000Z']);
  });

  test('until the hour of the notices of the next day when it is of invented reviews', () => {
    const left = new Map([[AMINA.email.toLowerCase(), [null]]]);
    const sample = slip('a', { items: [item('a', { sample: true, noticeTime: '07:30' })] });
    expect(show(plan([sample], { left }))).toEqual(['a: a @ 2022-03-02T06:30:00.000Z']);
  });

  test('not for letters of the day before: days end at midnight in the zone of the office', () => {
    const before = (at: string) => new Map([[AMINA.email.toLowerCase(), [at as Instant]]]);
    const offices = alwaysOpen('Asia/Tokyo' as ZoneName);
    const now = '2022-03-01T15:30:00.000Z' as Instant;
    expect(show(plan([slip('a')], { now, offices, left: before('2022-03-01T14:59:59.999Z') }))).toEqual([
      'a: notice-a',
    ]);
    expect(show(plan([slip('a')], { now, offices, left: before('2022-03-01T15:00:00.000Z') }))).toEqual([
      'a: notice-a @ 2022-03-02T15:00:00.000Z',
    ]);
  });

  test('for nothing when nobody is known to write to, so that somebody is told at once', () => {
    const nobody = slip('a', { items: [item('a', { contact: null })] });
    expect(show(plan([nobody], { offices: CLOSED_TODAY }))).toEqual(['a: a']);
  });
});

describe('whatever is gathered', () => {
  const contact = fc.constantFrom(AMINA, BELLO, { ...AMINA, language: 'fr' }, null);
  const anySlip = fc.record({
    to: fc.constantFrom('NGA', 'KEN', 'secretariat' as const),
    attempts: fc.nat({ max: 2 }),
    gathered: fc.boolean(),
    alone: fc.boolean(),
    sample: fc.boolean(),
    contacts: fc.array(contact, { minLength: 1, maxLength: 3 }),
  });
  const anySlips = fc.array(anySlip, { maxLength: 12 }).map((made) =>
    made.map(({ sample, contacts, ...changes }, index) =>
      slip(`row-${index}`, {
        ...changes,
        items: contacts.map((each, position) =>
          item(`notice-${index}-${position}`, { contact: each, sample }),
        ),
      }),
    ),
  );

  test('nothing is lost and nothing is twice: each item is in one letter, or in a row that stays as it is', () => {
    fc.assert(
      fc.property(anySlips, fc.integer({ min: 1, max: 3 }), (slips, lettersPerDay) => {
        const { letters, absorbed } = plan(slips, { lettersPerDay });
        const rows = new Set(letters.flatMap(({ row }) => row ?? []));
        const untouched = slips.filter(({ id }) => !rows.has(id) && !absorbed.includes(id));
        const keys = [...letters, ...untouched].flatMap(({ items }) => items.map(({ key }) => key));
        expect(keys.toSorted()).toEqual(slips.flatMap(({ items }) => items.map(({ key }) => key)).toSorted());
        expect(rows.size).toBe(letters.filter(({ row }) => row !== null).length);
        expect(absorbed.every((id) => !rows.has(id))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('no address gets more letters on one day than it may, and none that waits is dated before now', () => {
    fc.assert(
      fc.property(anySlips, fc.integer({ min: 1, max: 3 }), (slips, lettersPerDay) => {
        const { letters } = plan(slips, { lettersPerDay });
        const counts = new Map<string, number>();
        for (const { later, contact: to } of letters) {
          if (later !== null || to === null) continue;
          const address = to.email.toLowerCase();
          counts.set(address, (counts.get(address) ?? 0) + 1);
        }
        expect([...counts.values()].every((count) => count <= lettersPerDay)).toBe(true);
        expect(letters.every(({ later }) => later === null || later > NOW)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
