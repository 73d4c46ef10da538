import fc from 'fast-check';

/** What somebody could write where a name, a reason or an address belongs, so that a mail says or does something else. */
const ATTACKS = [
  '\r\nBcc: evil@evil.example',
  '\r\n\r\n<script>alert(1)</script>',
  '\nX-Injected: yes\n\nbody',
  '\rReply-To: evil@evil.example',
  '\r\n.\r\nMAIL FROM:<evil@evil.example>',
  '\r\n--boundary--\r\n',
  '\u2028Bcc: evil@evil.example\u2029',
  '\u0085Bcc: evil@evil.example',
  '>,<evil@evil.example',
  ', evil@evil.example',
  '; evil@evil.example',
  'group: a@evil.example, b@evil.example;',
  '" <evil@evil.example>, "',
  '"; DROP TABLE letters; --',
  '(comment (nested',
  '\\',
  '\\"',
  '=?utf-8?Q?=0D=0ABcc:_evil=40evil.example?=',
  '=?utf-8?B?DQpCY2M6IGV2aWxAZXZpbC5leGFtcGxl?=',
  '=?utf-7?Q?+ADw-script+AD4-?=',
  '%0d%0aBcc:evil@evil.example',
  '\u202eelpmaxe.live@live\u202c',
  '\u202d\u202a\u202b',
  '\u2066\u2067\u2068',
  '\u2069\u2069\u2069',
  '\u200f\u061c\u200e',
  '\u200b\u200d\ufeff\u00ad',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\udc00\ud800',
  '<script>alert(1)</script>',
  '</p></body><script src=//evil.example/x.js></script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<a href="javascript:alert(1)">here</a>',
  'javascript:alert(1)',
  'https://evil.example/login',
  '<!--',
  '-->',
  ']]>',
  '&lt;script&gt;',
  '&#x0d;&#x0a;',
  '<% evil() %>',
  '${evil()}',
  '{name}',
  '{count, plural, other {#}}',
  "'{'",
  '\r\nEND:VEVENT\r\nBEGIN:VALARM',
  'a\\nATTACH:https://evil.example',
  'N'.repeat(10_240),
  'é\u0301'.repeat(3_000),
  '👩‍👩‍👧‍👦'.repeat(400),
  ' '.repeat(5_000),
] as const;

const WORDS = [
  'Amina Bello',
  'Bello, Minister',
  'O’Neill; LL.M.',
  'محمد الأمين',
  'רחל כהן',
  '王小明',
  'Анна Петрова',
  "Côte d'Ivoire",
  '',
] as const;

/** Any sixteen bits, halves of characters included. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

const anyCharacters = fc.string({ unit: 'binary', maxLength: 60 });

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ATTACKS) },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: anyUnits },
  { weight: 1, arbitrary: anyCharacters },
);

/** A text as a person may have recorded it: attacks, ordinary words of several scripts, and noise, in any order. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(piece, { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join(''));

const GOOD_ADDRESSES = [
  'amina.bello@justice.example',
  "o'neill+fp@mfa.example",
  '!#$%&*/?=^_`{|}~-@mfa.example',
  'JUSTICE@xn--bcher-kva.example',
  `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.example`,
] as const;

/** Addresses, of which most letters need a good one to be written at all. */
export const hostileAddress: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...GOOD_ADDRESSES) },
  { weight: 1, arbitrary: hostileText.map((text) => `amina@justice.example${text}`) },
  { weight: 1, arbitrary: hostileText.map((text) => `${text}@justice.example`) },
  { weight: 1, arbitrary: hostileText },
);
