import { describe, expect, test } from 'vitest';
import type { TimeSpan, ZoneName } from '../../../domain/calendar/time.ts';
import { checkProcedure } from '../../../domain/procedure/check-procedure.ts';
import type { Basis, Obligation, Procedure, Rung, Step } from '../../../domain/procedure/procedure.ts';

const basis: Basis = { source: 'invented for this test', standing: 'assumed' };
const span = (text: string) => text as TimeSpan;

function step(id: string, changes: Partial<Step> = {}): Step {
  return { id, title: id, by: 'under-review', repeatable: false, ...changes };
}

function obligation(id: string, changes: Partial<Obligation> = {}): Obligation {
  return {
    id,
    title: id,
    stage: 'only',
    owedBy: 'under-review',
    runsFrom: { event: 'review-opened' },
    time: { span: span('P6M'), basis },
    fulfilledBy: 'answer',
    ladder: 'gentle',
    basis,
    ...changes,
  };
}

function rung(id: string, at: Rung['at'], to: Rung['to'] = ['party']): Rung {
  return { id, at, to, signature: false };
}

function procedure(changes: Partial<Procedure> = {}): Procedure {
  return {
    id: 'invented',
    title: 'Invented mechanism',
    version: '2026-01-01',
    zone: 'Europe/Vienna' as ZoneName,
    zoneBasis: basis,
    noticeTime: '09:00',
    noticeTimeBasis: basis,
    nonWorkingDays: { policy: 'no-shift', basis },
    instruments: [{ id: 'treaty', title: 'Treaty' }],
    principalInstrument: 'treaty',
    reviewers: { minimum: 2, maximum: 4, basis },
    phases: [{ id: '1', title: 'First', basis }],
    stages: [{ id: 'only', title: 'Only stage' }],
    steps: [step('answer'), step('reply', { by: 'each-reviewing-state' })],
    obligations: [obligation('questionnaire')],
    ladders: [{ id: 'gentle', rungs: [rung('opening', { when: 'opening' })], basis }],
    ...changes,
  };
}

const withRungs = (...rungs: Rung[]) => procedure({ ladders: [{ id: 'gentle', rungs, basis }] });

describe('what a procedure says is checked', () => {
  test('a sound one has no issues', () => {
    expect(checkProcedure(procedure())).toEqual([]);
  });

  test.each<[string, Partial<Procedure>, (string | number)[]]>([
    [
      'instruments',
      {
        instruments: [
          { id: 'treaty', title: 'A' },
          { id: 'treaty', title: 'B' },
        ],
      },
      ['instruments', 1],
    ],
    [
      'phases',
      {
        phases: [
          { id: '1', title: 'A', basis },
          { id: '1', title: 'B', basis },
        ],
      },
      ['phases', 1],
    ],
    [
      'stages',
      {
        stages: [
          { id: 'only', title: 'A' },
          { id: 'only', title: 'B' },
        ],
      },
      ['stages', 1],
    ],
    ['steps', { steps: [step('answer'), step('answer')] }, ['steps', 1]],
    ['obligations', { obligations: [obligation('a'), obligation('a')] }, ['obligations', 1]],
    [
      'rungs',
      {
        ladders: [
          { id: 'gentle', rungs: [rung('a', { when: 'opening' }), rung('a', { when: 'due' })], basis },
        ],
      },
      ['ladders', 0, 'rungs', 1],
    ],
  ])('an id that occurs twice among the %s', (_list, changes, at) => {
    expect(checkProcedure(procedure(changes))).toMatchObject([{ path: [...at, 'id'] }]);
  });

  test.each<[string, Partial<Procedure>, (string | number)[], string]>([
    ['principal instrument', { principalInstrument: 'pact' }, ['principalInstrument'], 'pact'],
    ['stage', { obligations: [obligation('a', { stage: 'none' })] }, ['obligations', 0, 'stage'], 'none'],
    [
      'step',
      { obligations: [obligation('a', { fulfilledBy: 'none' })] },
      ['obligations', 0, 'fulfilledBy'],
      'none',
    ],
    [
      'ladder',
      { obligations: [obligation('a', { ladder: 'steep' })] },
      ['obligations', 0, 'ladder'],
      'steep',
    ],
    [
      'trigger',
      { obligations: [obligation('a', { runsFrom: { event: 'step-taken', step: 'none' } })] },
      ['obligations', 0, 'runsFrom', 'step'],
      'none',
    ],
    [
      'condition',
      { steps: [step('answer', { after: [{ step: 'none', who: 'all' }] })] },
      ['steps', 0, 'after', 0, 'step'],
      'none',
    ],
  ])('a reference to a %s that does not exist', (_what, changes, path, came) => {
    const issues = checkProcedure(procedure(changes));
    expect(issues).toMatchObject([{ path, came }]);
    expect(issues[0]?.expected).toMatch(/^one of /);
  });

  test('a maximum of reviewers below the minimum', () => {
    expect(checkProcedure(procedure({ reviewers: { minimum: 3, maximum: 2, basis } }))).toEqual([
      { path: ['reviewers', 'maximum'], expected: 'at least the minimum, 3', came: '2' },
    ]);
  });

  test('steps that wait for each other', () => {
    const steps = [
      step('answer', { after: [{ step: 'b', who: 'all' }] }),
      step('b', { after: [{ step: 'c', who: 'all' }] }),
      step('c', { after: [{ step: 'answer', who: 'all' }] }),
    ];
    expect(checkProcedure(procedure({ steps })).map(({ path }) => path[1])).toEqual([0, 1, 2]);
  });

  test('an obligation that is met by a step of somebody else', () => {
    const obligations = [obligation('a', { owedBy: 'each-state', fulfilledBy: 'answer' })];
    expect(checkProcedure(procedure({ obligations }))).toEqual([
      {
        path: ['obligations', 0, 'fulfilledBy'],
        expected: 'a step that each-state can take',
        came: 'answer, which is taken by under-review',
      },
    ]);
  });

  test('an obligation of one side may be met by a step that every State takes', () => {
    const steps = [step('answer', { by: 'each-state' })];
    expect(checkProcedure(procedure({ steps }))).toEqual([]);
  });

  test('an obligation that would begin only once it is met', () => {
    const obligations = [
      obligation('a', { runsFrom: { event: 'step-taken', step: 'reply' } }),
      obligation('b', {
        owedBy: 'each-reviewing-state',
        fulfilledBy: 'reply',
        runsFrom: { event: 'step-taken', step: 'answer' },
      }),
    ];
    expect(checkProcedure(procedure({ obligations })).map(({ path }) => path)).toEqual([
      ['obligations', 0, 'runsFrom', 'step'],
      ['obligations', 1, 'runsFrom', 'step'],
    ]);
  });

  test('a ladder for an obligation without a time limit, which would never be climbed', () => {
    const obligations = [obligation('a', { time: null })];
    expect(checkProcedure(procedure({ obligations }))).toMatchObject([
      { path: ['obligations', 0, 'ladder'] },
    ]);
    expect(
      checkProcedure(procedure({ obligations: [obligation('a', { time: null, ladder: null })] })),
    ).toEqual([]);
  });
});

describe('a ladder is checked', () => {
  test('rungs in the order in which they fall due', () => {
    const sound = withRungs(
      rung('opening', { when: 'opening' }),
      rung('third', { when: 'fraction', of: 0.3 }),
      rung('half', { when: 'fraction', of: 0.5 }),
      rung('before-1m', { when: 'before', span: span('P1M') }),
      rung('before-4w', { when: 'before', span: span('P4W') }),
      rung('due', { when: 'due' }),
      rung('weekly', { when: 'every', span: span('P1W'), times: 3 }),
      rung('after-2w', { when: 'after', span: span('P2W') }),
    );
    expect(checkProcedure(sound)).toEqual([]);
  });

  test.each<[string, Rung['at'], Rung['at']]>([
    ['opening after due', { when: 'due' }, { when: 'opening' }],
    ['the same fraction twice', { when: 'fraction', of: 0.5 }, { when: 'fraction', of: 0.5 }],
    [
      '7 days before 2 weeks before',
      { when: 'before', span: span('P7D') },
      { when: 'before', span: span('P2W') },
    ],
    ['the same span twice', { when: 'before', span: span('P1W') }, { when: 'before', span: span('P7D') }],
    [
      'a month after, then 30 days after',
      { when: 'after', span: span('P1M') },
      { when: 'after', span: span('P30D') },
    ],
    ['two opening rungs', { when: 'opening' }, { when: 'opening' }],
  ])('out of order: %s', (_what, first, second) => {
    expect(checkProcedure(withRungs(rung('a', first), rung('b', second)))).toMatchObject([
      { path: ['ladders', 0, 'rungs', 1, 'at'], expected: 'a moment after that of the rung before, a' },
    ]);
  });

  test('an addressee named twice', () => {
    expect(checkProcedure(withRungs(rung('a', { when: 'due' }, ['party', 'party'])))).toMatchObject([
      { path: ['ladders', 0, 'rungs', 0, 'to'], came: 'party, party' },
    ]);
  });
});
