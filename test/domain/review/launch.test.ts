import { describe, expect, it } from 'vitest';
import { atLocalTime } from '../../../domain/calendar/zoned.ts';
import { commitTo, seedOfCeremony } from '../../../domain/draw/seed.ts';
import { agenda } from '../../../domain/review/agenda.ts';
import { stageOf } from '../../../domain/review/stage.ts';
import { adoption, LAUNCHED, launchCourse, taken } from '../../support/launch-course.ts';
import { day, NIGERIA, ReviewCourse, strikeOut } from '../../support/review-course.ts';

const DRAW = 'd'.repeat(64);
const VALUES = { secretariat: '1'.repeat(64), NGA: '2'.repeat(64) };
const SOURCE = 'Closing level of an index on the day of the meeting';
const ON = '2020-11-20';

const frozen = taken('draw-frozen', ON, { draw: DRAW, list: 'a'.repeat(64), rules: 'b'.repeat(64) });
const commits = (participant: keyof typeof VALUES) =>
  taken('commitment-made', ON, {
    participant,
    commitment: commitTo(DRAW, participant, VALUES[participant]),
  });
const reveals = (participant: keyof typeof VALUES) =>
  taken('value-revealed', ON, { participant, value: VALUES[participant] });
const named = taken('source-named', ON, { description: SOURCE });
const read = taken('source-read', ON, { value: '12345.67' });
const seed = seedOfCeremony(DRAW, {
  kind: 'ceremony',
  commitments: [],
  reveals: [
    { participant: 'secretariat', value: VALUES.secretariat },
    { participant: 'NGA', value: VALUES.NGA },
  ],
  outside: { description: SOURCE, value: '12345.67' },
});
const held = taken('draw-held', ON, { seed, transcript: 'c'.repeat(64) });
const published = taken('draw-published', ON, { transcript: 'c'.repeat(64) });
const READY = [taken('module-ready', '2020-11-02'), taken('meeting-convened', ON)];
const CEREMONY = [
  frozen,
  commits('secretariat'),
  commits('NGA'),
  named,
  reveals('secretariat'),
  reveals('NGA'),
  read,
];

describe('the launch of a phase', () => {
  it('D1: the joint meeting is due six weeks after the adoption, and the date says which paragraph', () => {
    const limit = launchCourse().limit('meeting/secretariat');
    expect(limit).toMatchObject({ status: 'running', openedOn: '2020-10-16', dueOn: '2020-11-27' });
    expect(limit.dueAt).toBe('2020-11-27T23:00:00.000Z');
    expect(limit.steps.map(({ kind, basis }) => [kind, basis.source])).toEqual([
      ['trigger', 'Draft resolution 10/1 (paragraph 6)'],
      ['count', 'Draft resolution 10/1 (paragraph 6)'],
      ['end-of-day', LAUNCHED.zoneBasis.source],
    ]);
    expect(limit.steps[0]?.explanation).toContain('Resolution 10/1 was adopted on 16 October 2020');
  });

  it('owes the module and the reference texts without a date, and training only once there is money for it', () => {
    const course = launchCourse();
    for (const id of ['module', 'questionnaires', 'guidelines', 'blueprint']) {
      expect(course.limit(`${id}/secretariat`)).toMatchObject({ status: 'open', dueOn: null });
    }
    expect(course.limit('training/secretariat').status).toBe('awaiting');
    const funded = course.with(taken('funds-recorded', '2020-11-01'));
    expect(funded.limit('training/secretariat').status).toBe('open');
    expect(course.refuses(taken('training-offered', '2020-11-01')).code).toBe('act-before-trigger');
  });

  it('takes a reference text with its title, version and digest, and nothing less', () => {
    const text = { title: 'Guidelines', version: '2020-10-16', sha256: 'e'.repeat(64) };
    const course = launchCourse(taken('guidelines-adopted', '2020-10-16', text));
    expect(course.limit('guidelines/secretariat').status).toBe('met');
    const less = { title: text.title, version: text.version };
    expect(launchCourse().refuses(taken('guidelines-adopted', '2020-10-16', less)).code).toBe(
      'records-invalid',
    );
  });

  it('reminds the secretariat before and after, and the bureau only with a signature', () => {
    const course = launchCourse();
    const rungsBy = (on: string) => {
      const now = atLocalTime(day(on), '12:00', LAUNCHED.zone);
      const { procedure } = course;
      const { due, superseded } = agenda({
        procedure,
        state: course.state(),
        limits: course.limits(),
        decided: new Set(),
        now,
      });
      return [...superseded, ...due].map(({ rung, addressee, signature }) => [rung, addressee, signature]);
    };
    expect(rungsBy('2020-10-16')).toEqual([['opening', 'secretariat', false]]);
    const late = rungsBy('2020-12-04');
    expect(late.filter(([, addressee]) => addressee === 'bureau')).toEqual([['bureau', 'bureau', true]]);
    expect(late.filter(([, addressee]) => addressee === 'secretariat').map(([rung]) => rung)).toEqual(
      expect.arrayContaining(['opening', 'before-14', 'before-7', 'before-1', 'due', 'weekly']),
    );
  });

  it('begins with an adoption and no review does', () => {
    const refused = new ReviewCourse([], LAUNCHED, NIGERIA).refuses(adoption());
    expect(refused.code).toBe('review-not-found');
    expect(launchCourse().refuses(adoption('2020-10-17')).code).toBe('review-exists');
  });

  it('has no States: no step is theirs', () => {
    const body = { kind: 'step-taken', step: 'module-ready', party: 'NGA', on: day('2020-11-01') } as const;
    expect(launchCourse().refuses(body).code).toBe('not-part-of-review');
  });
});

describe('the ceremony in a launch', () => {
  it('D2: lots are not drawn before the module is ready and the meeting is convened', () => {
    const [ready, convened] = READY;
    if (ready === undefined || convened === undefined) throw new Error('no preparation');
    expect(launchCourse(convened, ...CEREMONY).refuses(held)).toMatchObject({
      code: 'act-before-trigger',
      facts: { awaited: 'module-ready' },
    });
    expect(launchCourse(ready, ...CEREMONY).refuses(held)).toMatchObject({
      code: 'act-before-trigger',
      facts: { awaited: 'meeting-convened' },
    });
    expect(launchCourse(...READY, ...CEREMONY, held).acts).toHaveLength(11);
  });

  it('ends the stage of the draw with its publication', () => {
    const before = launchCourse(...READY, ...CEREMONY, held);
    const stage = (course: ReviewCourse) => stageOf(course.procedure, course.limits());
    expect(before.limit('draw/secretariat').status).toBe('open');
    const after = before.with(published);
    expect(after.limit('draw/secretariat')).toMatchObject({ status: 'met', metOn: ON });
    expect(stage(after)).toBe('preparation');
  });

  it('no part of it is struck out: whoever could take back a reveal could choose among results', () => {
    const course = launchCourse(...READY, ...CEREMONY, held, published);
    for (const { sequence, body } of course.acts.slice(3)) {
      expect(body.kind).toBe('step-taken');
      expect(course.refuses(strikeOut(sequence, ON)).code).toBe('act-not-strikable');
    }
    expect(launchCourse(...READY).accepts(strikeOut(2, ON)).act.sequence).toBe(4);
  });

  it('a void draw stays on record, and another may follow', () => {
    const voided = taken('draw-voided', ON, { reason: 'The list was wrong.' });
    const course = launchCourse(...READY, ...CEREMONY, voided);
    expect(course.accepts(frozen).duplicate).toBe(false);
    // Its value was revealed, and the same list has the same draw id.
    expect(course.with(frozen).refuses(commits('NGA')).message).toContain('made to a draw that is void');
    expect(course.refuses(voided).code).toBe('ceremony-out-of-order');
  });
});
