import type { TimeSpan } from './time.ts';

const not = (): never => {
  throw new Error('not written yet');
};

export interface MonthsAndDays {
  readonly months: number;
  readonly days: number;
}
export function parseTimeSpan(_text: string): TimeSpan {
  return not();
}
export function toMonthsAndDays(_span: TimeSpan): MonthsAndDays {
  return not();
}
export function addSpans(_spans: readonly TimeSpan[]): TimeSpan {
  return not();
}
export function multiplySpan(_span: TimeSpan, _times: number): TimeSpan {
  return not();
}
