import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMailAddress, parseMailAddress } from '../../../domain/letters/mail-address.ts';

describe('a mail address', () => {
  test.each([
    'focal.point@justice.example',
    "o'neill+review@mfa.example",
    'a@b.example',
    'permanent-mission@xn--bcher-kva.example',
    `${'a'.repeat(64)}@ministry.example`,
  ])('%s names one mailbox', (text) => {
    expect(parseMailAddress(text)).toBe(text);
  });

  test.each([
    ['a list by comma', 'a@x.example,b@y.example'],
    ['a list by semicolon', 'a@x.example;b@y.example'],
    ['an address closed and another opened', 'a@x.example>,<b@y.example'],
    ['a line break and a command', 'a@x.example\r\nRCPT TO:<b@y.example>'],
    ['a bare line feed', 'a@x.example\n'],
    ['a name with brackets', 'Amina Bello <a@x.example>'],
    ['a quoted local part', '"a@x.example b"@y.example'],
    ['a comment', 'a(comment)@x.example'],
    ['a route', '@x.example:a@y.example'],
    ['an IP address', 'a@[127.0.0.1]'],
    ['a domain that is a number', 'a@10.0.0.1'],
    ['one label', 'a@localhost'],
    ['two dots in a row', 'a..b@x.example'],
    ['a dot at the start', '.a@x.example'],
    ['a domain outside ASCII', 'a@bücher.example'],
    ['a local part outside ASCII', 'amína@x.example'],
    ['a mark that turns the direction', 'a\u202e@x.example'],
    ['a null character', 'a\u0000@x.example'],
    ['an encoded word', '=?utf-8?Q?=0D=0ABcc:_evil?=@x.example'],
    ['a space', 'a b@x.example'],
    ['no @', 'x.example'],
    ['nothing before the @', '@x.example'],
    ['nothing', ''],
    ['65 characters before the @', `${'a'.repeat(65)}@x.example`],
    [
      '255 characters',
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(9)}`,
    ],
    ['a label that begins with a hyphen', 'a@-x.example'],
    ['10 KB', `${'a'.repeat(10_240)}@x.example`],
  ])('is refused when it is %s', (_what, text) => {
    expect(isMailAddress(text)).toBe(false);
  });

  test('is never repeated by its refusal, because it is personal data', () => {
    expect(() => parseMailAddress('amina.bello@justice.example,evil@x.example')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('amina') as string }),
    );
  });

  test('with anything put into it is refused, or still is one mailbox without any of the signs that make lists', () => {
    const whole = 'focal.point@justice.example';
    const sign = fc.constantFrom(
      'a',
      '.',
      '@',
      ',',
      ';',
      ':',
      '<',
      '>',
      '(',
      '"',
      '\\',
      ' ',
      '\r\n',
      '\u202e',
      'é',
      '-',
      '+',
    );
    const piece = fc.array(sign, { minLength: 1, maxLength: 4 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.nat(whole.length), piece, (at, inserted) => {
        const text = whole.slice(0, at) + inserted + whole.slice(at);
        if (isMailAddress(text)) expect(text).toMatch(/^[!-~]+$/);
        expect(isMailAddress(text) && /^[^@]*@[^@]*@|[\s,;:<>()"\\]/.test(text)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
