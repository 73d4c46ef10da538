import { describe, expect, it } from 'vitest';
import { boardQuery, toBoardHref } from '../../../server/pages/board/board-query.ts';

describe("the board's form", () => {
  it('asks nothing where a field is empty or left out', () => {
    expect(boardQuery.parse({ stage: '', party: '', text: ' ' })).toEqual({ show: 'all', order: 'due' });
  });

  it('leaves out what cannot be read, instead of refusing the page', () => {
    expect(
      boardQuery.parse({ show: 'everything', party: 'nga', stage: ['a', 'b'], text: 'a\u0000b' }),
    ).toEqual({
      show: 'all',
      order: 'due',
    });
  });

  it('keeps what was asked, and an address gives it back', () => {
    const query = boardQuery.parse({
      show: 'late',
      owedBy: 'secretariat',
      text: 'Côte d’Ivoire',
      order: 'party',
    });
    const href = toBoardHref(query);
    const read = Object.fromEntries(new URL(href, 'http://localhost').searchParams);
    expect(boardQuery.parse(read)).toEqual(query);
    expect(toBoardHref({ show: 'all', order: 'due' })).toBe('/');
  });
});
