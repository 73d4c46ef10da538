import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDisplayText } from '../../../../domain/letters/text/display-text.ts';

describe('text that people recorded, made safe to show on one line', () => {
  test.each([
    ['a line break', 'Amina\r\nBcc: evil@x.example', 'Amina Bcc: evil@x.example'],
    ['an override of the direction', 'Amina \u202eolleB', 'Amina olleB'],
    ['isolates', '\u2066Amina\u2069', 'Amina'],
    ['an invisible joiner', 'Ami\u200bna', 'Ami na'],
    ['a line separator', 'Amina\u2028Bello', 'Amina Bello'],
    ['a null character', 'Amina\u0000', 'Amina'],
    ['half a surrogate pair', 'Amina \ud800', 'Amina'],
    ['many spaces', '  Amina \t  Bello ', 'Amina Bello'],
    ['a run of no-break spaces', 'Amina\u00a0\u202f\u00a0Bello', 'Amina Bello'],
    ['a space of another width', 'Amina\u2003Bello', 'Amina Bello'],
  ])('%s becomes a space or nothing', (_what, text, shown) => {
    expect(toDisplayText(text)).toBe(shown);
  });

  test.each([
    '«\u202fJosé Núñez\u202f»',
    'José Núñez',
    'محمد الأمين',
    '李小龙',
    'Владимир',
    "N'Guessan; Dupont, Jean-Luc",
  ])('%s stays as it is', (name) => {
    expect(toDisplayText(name)).toBe(name);
  });

  test('what is too long ends in an ellipsis, at whole characters', () => {
    expect(toDisplayText('😀'.repeat(10_240), 5)).toBe('😀😀😀😀…');
  });

  test('nothing unseen is left, whatever came, and doing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const shown = toDisplayText(text, 100);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(100);
        expect(toDisplayText(shown, 100)).toBe(shown);
      }),
      { numRuns: 300 },
    );
  });
});
