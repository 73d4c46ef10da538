import { expect, test } from 'vitest';
import { graverOf, REPORT_OUTCOMES } from '../../../../domain/letters/delivery/delivery.ts';

test('the graver of two outcomes does not depend on their order', () => {
  for (const one of REPORT_OUTCOMES) {
    for (const other of REPORT_OUTCOMES) expect(graverOf(one, other)).toBe(graverOf(other, one));
  }
  expect(REPORT_OUTCOMES.reduce(graverOf)).toBe('bounced');
});
