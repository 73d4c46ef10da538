import type { TimeSpan } from './time.ts';

const FORM = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/;

/** What a span adds to a civil day: months first, then days. Both whole and not negative. */
export interface MonthsAndDays {
  readonly months: number;
  readonly days: number;
}

/**
 * Reads an ISO 8601 duration in whole years, months, weeks and days, in this order: `P6M`, `P2W`, `P1M15D`.
 * Throws RangeError on anything else: hours, fractions, signs.
 */
export function parseTimeSpan(text: string): TimeSpan {
  if (!FORM.test(text)) {
    throw new RangeError(
      `a time span is whole years, months, weeks and days, such as P6M, P2W or P1M15D; got ${JSON.stringify(text)}`,
    );
  }
  return text as TimeSpan;
}

/** A year is twelve months and a week seven days; a month is never turned into days. */
export function toMonthsAndDays(span: TimeSpan): MonthsAndDays {
  const [, years = '0', months = '0', weeks = '0', days = '0'] = FORM.exec(parseTimeSpan(span)) ?? [];
  return { months: Number(years) * 12 + Number(months), days: Number(weeks) * 7 + Number(days) };
}

/** All spans together, so that they can be counted from one day at once; no spans give `P0D`. */
export function addSpans(spans: readonly TimeSpan[]): TimeSpan {
  const parts = spans.map(toMonthsAndDays);
  return toTimeSpan({
    months: parts.reduce((sum, part) => sum + part.months, 0),
    days: parts.reduce((sum, part) => sum + part.days, 0),
  });
}

/** The span `times` over; `times` is whole and not negative. Three times `P1M15D` is `P3M45D`. */
export function multiplySpan(span: TimeSpan, times: number): TimeSpan {
  const { months, days } = toMonthsAndDays(span);
  return toTimeSpan({ months: months * times, days: days * times });
}

/** Whether the span adds no time at all. */
export function isEmptySpan(span: TimeSpan): boolean {
  const { months, days } = toMonthsAndDays(span);
  return months === 0 && days === 0;
}

function toTimeSpan({ months, days }: MonthsAndDays): TimeSpan {
  const years = Math.floor(months / 12);
  const parts = [
    years > 0 ? `${years}Y` : '',
    months % 12 > 0 ? `${months % 12}M` : '',
    days > 0 || months === 0 ? `${days}D` : '',
  ];
  return parseTimeSpan(`P${parts.join('')}`);
}
