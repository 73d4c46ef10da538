import { describe, expect, it } from 'vitest';
import { parseNoticeKey } from '../../../server/pages/notice-words.ts';
import { PageProcedures } from '../../../server/pages/page-procedures.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

describe('a notice in words', () => {
  it('is read from its key', () => {
    expect(parseNoticeKey('untoc/1/NGA:questionnaire/NGA:before-30:2022-05-01:party')).toEqual({
      obligation: 'questionnaire',
      rung: 'before-30',
      occurrence: null,
    });
    expect(parseNoticeKey('untoc/1/NGA:focal-point/NGA:weekly#3:2021-11-15:party')).toMatchObject({
      rung: 'weekly',
      occurrence: '3',
    });
    expect(parseNoticeKey('nothing of the kind')).toBeNull();
    expect(parseNoticeKey(undefined)).toBeNull();
  });

  it('says when it falls due, by the ladder of its obligation', () => {
    const procedures = new PageProcedures([UNTOC]);
    const words = (rung: string) => procedures.rungWords('untoc', 'questionnaire', rung);
    expect(words('opening')).toBe('when the time begins');
    expect(words('half-time')).toBe('halfway');
    expect(words('before-30')).toBe('30 days before');
    expect(words('due')).toBe('on the due date');
    expect(words('weekly')).toBe('every 7 days after');
    expect(words('permanent-mission')).toBe('14 days after');
  });

  it('falls back on the name where the newest procedure has no such rung', () => {
    expect(new PageProcedures([UNTOC]).rungWords('untoc', 'questionnaire', 'before-45')).toBe('before 45');
    expect(new PageProcedures([]).rungWords('untoc', 'questionnaire', 'before-45')).toBe('before 45');
  });
});
