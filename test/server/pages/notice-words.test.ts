import { describe, expect, it } from 'vitest';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { parseNoticeKey } from '../../../server/pages/notice-words.ts';
import { PageProcedures } from '../../../server/pages/page-procedures.ts';
import { LAUNCH_KEY, LAUNCHED } from '../../support/launch-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const NIGERIA = 'untoc/1/NGA' as ReviewKey;

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
    const words = (rung: string) => procedures.rungWords(NIGERIA, 'questionnaire', rung);
    expect(words('opening')).toBe('when the time begins');
    expect(words('half-time')).toBe('halfway');
    expect(words('before-30')).toBe('30 days before');
    expect(words('due')).toBe('on the due date');
    expect(words('weekly')).toBe('every 7 days after');
    expect(words('permanent-mission')).toBe('14 days after');
  });

  it('falls back on the name where the newest procedure has no such rung', () => {
    expect(new PageProcedures([UNTOC]).rungWords(NIGERIA, 'questionnaire', 'before-45')).toBe('before 45');
    expect(new PageProcedures([]).rungWords(NIGERIA, 'questionnaire', 'before-45')).toBe('before 45');
  });

  it('of a launch is worded by the launch, where the mechanism still has one', () => {
    const procedures = new PageProcedures([LAUNCHED]);
    expect(procedures.obligationTitle(LAUNCH_KEY, 'meeting')).toBe(
      'Joint intersessional meeting of the working groups',
    );
    expect(procedures.rungWords(LAUNCH_KEY, 'meeting', 'due')).toBe('on the due date');
    expect(new PageProcedures([UNTOC]).obligationTitle(LAUNCH_KEY, 'meeting')).toBe('meeting');
  });
});
