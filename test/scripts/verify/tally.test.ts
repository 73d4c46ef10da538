import { describe, expect, test } from 'vitest';
import { addTallies, tallyReport, tallyRing } from '../../../scripts/verify/tally.ts';

const passed = { fullName: 'a limit runs', status: 'passed' };
const failed = { fullName: 'a limit ends', status: 'failed' };
const skipped = { fullName: 'a limit on the moon', status: 'skipped' };
const file = (status: string, ...assertionResults: { fullName: string; status: string }[]) => ({
  name: 'some.test.ts',
  status,
  assertionResults,
});

describe('the tally of a ring', () => {
  test('counts tests by outcome and names those that did not run', () => {
    const report = { testResults: [file('failed', passed, failed, skipped), file('passed', passed)] };
    expect(tallyReport(report)).toEqual({ passed: 2, failed: 1, skipped: ['a limit on the moon'] });
  });

  test('counts a test file that could not be loaded as failed', () => {
    expect(tallyReport({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1, skipped: [] });
  });

  test('counts a ring that left no report as failed', () => {
    expect(tallyRing('/nowhere/report.json').failed).toBe(1);
  });

  test('refuses what is no report of vitest', () => {
    expect(() => tallyReport({ results: [] })).toThrow(/testResults/);
  });

  test('adds up over the rings', () => {
    const one = { passed: 2, failed: 1, skipped: ['x'] };
    expect(addTallies([one, one])).toEqual({ passed: 4, failed: 2, skipped: ['x', 'x'] });
  });
});
