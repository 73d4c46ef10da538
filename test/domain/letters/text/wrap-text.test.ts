import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../../domain/letters/text/display-width.ts';
import { wrapText } from '../../../../domain/letters/text/wrap-text.ts';

describe('columns of a text', () => {
  test.each([
    ['Nigeria “2022”', 14],
    ['尼日利亚', 8],
    ['（2022年）', 10],
    ['Обзор', 5],
    ['المستعرَضة', 9],
    ['\u2068Kenya\u2069', 5],
    ['e\u0301', 1],
    ['\u00a0:', 2],
  ])('%s takes %i', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('breaking text into lines', () => {
  test('is done at spaces, with what each line begins with', () => {
    expect(wrapText('one two three', 9, '- ', '  ')).toBe('- one two\n  three');
  });

  test('is done between Chinese characters, but leaves closing signs with what they close', () => {
    expect(wrapText('期限于当日结束时届满。', 10)).toBe('期限于当日\n结束时届\n满。');
    expect(wrapText('审议（尼日利亚）', 10)).toBe('审议（尼日\n利亚）');
    expect(wrapText('自该日起Europe/Vienna时区', 12)).toBe('自该日起\nEurope/Vienna\n时区');
  });

  test('keeps no-break spaces', () => {
    expect(wrapText('le délai\u00a0: dix', 9)).toBe('le\ndélai\u00a0:\ndix');
  });

  test('loses nothing, and no line is too long that could be broken', () => {
    const words = fc.array(fc.constantFrom('a', 'Nigeria', '审议', '，', '“', '2022-05-01', 'الدولة'), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const lines = wrapText(text, 20, '* ', '  ').split('\n');
        expect(
          lines
            .map((line) => line.slice(2))
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(20);
      }),
    );
  });
});
