import { toEnglishSpan } from '../../domain/calendar/english.ts';
import type { RungTime } from '../../domain/procedure/procedure.ts';

/** The names that a notice key is made of, as far as a list of letters needs them. */
export interface NoticeParts {
  readonly obligation: string;
  readonly rung: string;
  /** Count of a repeated rung. */
  readonly occurrence: string | null;
}

/** Reads `untoc/1/NGA:questionnaire/NGA:weekly#3:2022-05-01:party`; `null` where the text is no notice key. */
export function parseNoticeKey(key: string | undefined): NoticeParts | null {
  const [, limit, rung] = key?.split(':') ?? [];
  const obligation = limit?.split('/')[0];
  if (obligation === undefined || rung === undefined) return null;
  const [name = '', occurrence = null] = rung.split('#');
  return { obligation, rung: name, occurrence };
}

/** When a rung falls due, relative to the due date. */
export function toRungWords(at: RungTime): string {
  switch (at.when) {
    case 'opening':
      return 'when the time begins';
    case 'fraction':
      return at.of === 0.5 ? 'halfway' : `after ${Math.round(at.of * 100)} % of the time`;
    case 'before':
      return `${toEnglishSpan(at.span)} before`;
    case 'due':
      return 'on the due date';
    case 'after':
      return `${toEnglishSpan(at.span)} after`;
    case 'every':
      return `every ${toEnglishSpan(at.span)} after`;
  }
}
