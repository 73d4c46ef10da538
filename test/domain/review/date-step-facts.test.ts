import { describe, expect, it } from 'vitest';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import { launchCourse } from '../../support/launch-course.ts';
import { extension, ReviewCourse, resumed, step, suspended } from '../../support/review-course.ts';

const opened = ReviewCourse.opened('2021-11-01');

describe('what the steps of a date say, as facts', () => {
  it('the count, an extension, a suspension that ended, a weekend, the end of the day', () => {
    const { steps } = opened
      .with(
        extension('questionnaire', 'NGA', 'P1M', '2022-01-10'),
        suspended('2022-02-01'),
        resumed('2022-02-11'),
      )
      .limit('questionnaire/NGA');
    expect(steps.map(({ facts }) => facts)).toEqual([
      { kind: 'review-started', on: '2021-11-01' },
      { kind: 'counted', span: 'P6M', from: '2021-11-01', to: '2022-05-01', clamped: false },
      { kind: 'extended', by: 'P1M', on: '2022-01-10', to: '2022-06-01' },
      { kind: 'resumed', since: '2022-02-01', until: '2022-02-11', days: 10, to: '2022-06-11' },
      { kind: 'non-working-day', on: '2022-06-11' },
      { kind: 'end-of-day', on: '2022-06-11', zone: 'Europe/Vienna' },
    ]);
  });

  it('a suspension that lasts, with the days that remain', () => {
    const { steps } = opened.with(suspended('2022-04-20')).limit('questionnaire/NGA');
    expect(steps.at(-1)?.facts).toEqual({ kind: 'suspended', since: '2022-04-20', daysLeft: 11 });
  });

  it('a step of the review that starts the time, and who took it last', () => {
    const { steps } = opened.with(step('questionnaire-submitted', 'NGA', '2022-04-10')).limit('feedback/KEN');
    expect(steps[0]?.facts).toEqual({
      kind: 'step-taken',
      step: 'questionnaire-submitted',
      by: 'NGA',
      on: '2022-04-10',
    });
  });

  it('a month that is too short for the day counted to', () => {
    const { steps } = ReviewCourse.opened('2021-08-31').limit('questionnaire/NGA');
    expect(steps[1]?.facts).toEqual({
      kind: 'counted',
      span: 'P6M',
      from: '2021-08-31',
      to: '2022-02-28',
      clamped: true,
    });
  });

  it('the adoption of the resolution', () => {
    const { steps } = launchCourse().limit('meeting/secretariat');
    expect(steps[0]?.facts).toEqual({ kind: 'resolution-adopted', resolution: '10/1', on: '2020-10-16' });
  });
});

describe('where the basis of a step stands in the procedure', () => {
  const courses = [
    opened.with(
      extension('questionnaire', 'NGA', 'P1M', '2022-01-10'),
      step('questionnaire-submitted', 'NGA', '2022-04-10'),
    ),
    opened.with(suspended('2022-02-01')),
    launchCourse(),
  ];
  const steps = courses.flatMap((course) =>
    course.limits().flatMap((limit) => limit.steps.map((made) => ({ ...made, procedure: course.procedure }))),
  );

  it('it is the basis of the step', () => {
    const found = steps.filter(({ basisKey }) => basisKey !== undefined);
    expect(found.length).toBeGreaterThan(20);
    for (const { basis, basisKey = '', procedure } of found) {
      expect(basisAt(procedure, basisKey)).toEqual(basis);
    }
  });

  it('what rests on an act stands in no procedure', () => {
    const onActs = steps.filter(({ kind }) => kind === 'extension' || kind === 'suspension');
    expect(onActs.length).toBeGreaterThan(0);
    for (const { act, basisKey } of onActs) {
      expect(basisKey).toBeUndefined();
      expect(act).toBeGreaterThan(0);
    }
    for (const { basisKey, kind } of steps) {
      if (kind !== 'extension' && kind !== 'suspension') expect(basisKey).toBeDefined();
    }
  });
});

function basisAt({ nonWorkingDays, obligations, zoneBasis }: Procedure, key: string): unknown {
  if (key === 'zone') return zoneBasis;
  if (key === 'nonWorkingDays') return nonWorkingDays.basis;
  const [, id, part] = key.split('.');
  const obligation = obligations.find((candidate) => candidate.id === id);
  return part === 'time' ? obligation?.time?.basis : obligation?.basis;
}
