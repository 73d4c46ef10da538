import { describe, expect, it } from 'vitest';
import { toUrgency } from '../../../server/pages/urgency.ts';
import { day } from '../../support/review-course.ts';

const DUE = day('2021-11-15');

function running(today: string) {
  return toUrgency({ status: 'running', dueOn: DUE }, day(today));
}

describe('how a time limit stands', () => {
  it.each([
    ['2021-10-31', 'running', '15 days left'],
    ['2021-11-01', 'near', '14 days left'],
    ['2021-11-14', 'near', '1 day left'],
    ['2021-11-15', 'near', 'due today'],
    ['2021-11-16', 'late', '1 day late'],
    ['2022-11-15', 'late', '365 days late'],
  ])('on %s, a limit due on 15 November is %s: %s', (today, tone, text) => {
    expect(running(today)).toEqual({ tone, text });
  });

  it('says how late an obligation was met, and not how early', () => {
    const met = (metOn: string) =>
      toUrgency({ status: 'met', dueOn: DUE, metOn: day(metOn) }, day('2022-01-01')).text;
    expect(met('2021-11-15')).toBe('met');
    expect(met('2021-11-01')).toBe('met');
    expect(met('2021-11-17')).toBe('met 2 days late');
  });

  it('counts no days while nothing runs', () => {
    const today = day('2022-01-01');
    expect(toUrgency({ status: 'awaiting', dueOn: null }, today).text).toBe('not running yet');
    expect(toUrgency({ status: 'open', dueOn: null }, today).text).toBe('no time limit found');
    expect(toUrgency({ status: 'waived', dueOn: DUE }, today).text).toBe('waived');
    expect(toUrgency({ status: 'closed', dueOn: DUE }, today).text).toBe('ended with the review');
    expect(toUrgency({ status: 'suspended', dueOn: DUE }, today).text).toBe('suspended');
    expect(toUrgency({ status: 'suspended', dueOn: null, remainingDays: 1 }, today).text).toBe(
      'suspended, 1 day remains',
    );
    expect(toUrgency({ status: 'suspended', dueOn: null, remainingDays: 9 }, today).text).toBe(
      'suspended, 9 days remain',
    );
  });
});
