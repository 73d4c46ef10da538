import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { type MessageParts, toMessage } from '../../../activities/mail/message.ts';
import { renderHtml } from '../../../activities/mail/render-html.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import { parseMailAddress } from '../../../domain/letters/mail-address.ts';
import { renderText } from '../../../domain/letters/text/render-text.ts';
import type { LetterContent } from '../../../domain/letters/words/letter-content.ts';
import { NIGERIA, ReviewCourse } from '../../support/review-course.ts';
import { letterFacts, onlyMatter, writeLetter } from '../../support/written-letters.ts';

const facts = letterFacts(ReviewCourse.opened('2021-11-01'), {
  limit: 'questionnaire/NGA',
  rung: 'before-30',
});
const content = writeLetter(facts);
const { key } = onlyMatter(facts).notice;

function parts(changes: Partial<MessageParts> = {}): MessageParts {
  return {
    content,
    carries: [key],
    reviews: [NIGERIA],
    messageId: '0123456789abcdef0123456789abcdef@chancery.example',
    mailDomain: 'chancery.example',
    from: parseMailAddress('reviews@chancery.example'),
    to: { name: 'Amina Bello', address: parseMailAddress('amina.bello@justice.example') },
    rehearsedAt: null,
    beginBeforeMs: Infinity,
    ...changes,
  };
}

describe('a message', () => {
  test('has the headers of every letter, text and HTML of one letter, and one recipient', async () => {
    const { envelope, raw } = toMessage(parts());
    expect(envelope).toEqual({ from: 'reviews@chancery.example', to: 'amina.bello@justice.example' });
    const mail = await simpleParser(raw);
    expect(mail.messageId).toBe('<0123456789abcdef0123456789abcdef@chancery.example>');
    expect(mail.references).toBe('<untoc.1.NGA.review@chancery.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('content-language')).toBe('en');
    expect(mail.headers.get('x-chancery-notice')).toBe(key);
    expect(mail.subject).toBe(content.subject);
    expect(mail.text?.trimEnd()).toBe(renderText(content).trimEnd());
    expect(String(mail.html).trimEnd()).toBe(renderHtml(content).trimEnd());
    expect([mail.from].flat().map((from) => from?.text)).toEqual([
      '"Secretariat" <reviews@chancery.example>',
    ]);
    expect([mail.to].flat().map((to) => to?.text)).toEqual(['"Amina Bello" <amina.bello@justice.example>']);
  });

  test('may return by a path of its own, which stands in the envelope alone, and is reported on by its name', async () => {
    const returnPath = parseMailAddress('bounces+0123456789abcdef0123456789abcdef@bounces.chancery.example');
    const { envelope, raw } = toMessage(parts({ returnPath }));
    expect(envelope).toEqual({
      from: returnPath,
      to: 'amina.bello@justice.example',
      reportsAs: '0123456789abcdef0123456789abcdef@chancery.example',
    });
    expect(raw.toString()).not.toMatch(/bounces|return-path/i);
    expect((await simpleParser(raw)).from?.value[0]?.address).toBe('reviews@chancery.example');
  });

  test('with files is the same text and HTML, with the files behind it', async () => {
    const pdf = Buffer.from([0, 1, 2, 255, 13, 10]);
    const { raw } = toMessage(
      parts({
        attachments: [
          {
            filename: 'dates.ics',
            contentType: 'text/calendar; charset=utf-8',
            content: 'BEGIN:VCALENDAR\r\n'.repeat(9),
          },
          { filename: 'evidence.pdf', contentType: 'application/pdf', content: pdf },
        ],
      }),
    );
    const mail = await simpleParser(raw);
    expect(mail.text?.trimEnd()).toBe(renderText(content).trimEnd());
    expect(String(mail.html).trimEnd()).toBe(renderHtml(content).trimEnd());
    expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['dates.ics', 'text/calendar'],
      ['evidence.pdf', 'application/pdf'],
    ]);
    expect(mail.attachments[0]?.content.toString()).toBe('BEGIN:VCALENDAR\r\n'.repeat(9));
    expect(mail.attachments[1]?.content.equals(pdf)).toBe(true);
    expect(
      raw
        .toString()
        .split('\r\n')
        .every((line) => line.length <= 998),
    ).toBe(true);
  });

  test('takes no file whose name would have to be quoted', () => {
    const attachments = [{ filename: 'a"; x=".ics', contentType: 'text/calendar', content: '' }];
    expect(() => toMessage(parts({ attachments }))).toThrow(RangeError);
  });

  test('about several reviews belongs to each of their threads and names each notice, on lines of mail length', async () => {
    const reviews = ['untoc/1/NGA', 'untoc/1/KEN', 'untoc/1/AUT'] as (typeof NIGERIA)[];
    const { raw } = toMessage(parts({ reviews, carries: Array.from({ length: 60 }, () => key) }));
    const mail = await simpleParser(raw);
    expect(mail.references).toEqual(
      ['NGA', 'KEN', 'AUT'].map((code) => `<untoc.1.${code}.review@chancery.example>`),
    );
    expect(mail.headers.get('x-chancery-notice')).toBe(Array.from({ length: 60 }, () => key).join(' '));
    expect(
      raw
        .toString()
        .split('\r\n')
        .every((line) => line.length <= 998),
    ).toBe(true);
  });

  test('tells the time of the proceedings in a rehearsal only, beside the real date', async () => {
    const rehearsedAt = '2022-04-01T07:00:00.000Z' as Instant;
    const rehearsed = await simpleParser(toMessage(parts({ rehearsedAt })).raw);
    expect(rehearsed.headers.get('x-chancery-proceedings-date')).toBe(rehearsedAt);
    expect(rehearsed.date?.getFullYear()).toBeGreaterThan(2025);
    const real = await simpleParser(toMessage(parts()).raw);
    expect(real.headers.has('x-chancery-proceedings-date')).toBe(false);
  });
});

describe('a letter as HTML', () => {
  test('looks like this', () => {
    expect(renderHtml(content)).toMatchSnapshot();
  });

  test('says what the text says', () => {
    const html = unescape(renderHtml(content))
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ');
    const said = [
      ...content.marks,
      ...content.opening,
      ...content.closing,
      ...content.parts.flatMap(({ facts }) => facts.map(({ value }) => value)),
    ];
    for (const sentence of said) expect(html).toContain(sentence);
    for (const { items } of [...content.parts.flatMap(({ sections }) => sections), ...content.sections]) {
      for (const { text, note } of items)
        expect(html).toContain([text, note].filter((line) => line !== null).join(' '));
    }
  });

  test('has no script, link, image or anything else to be fetched or clicked', () => {
    expect(renderHtml(content)).not.toMatch(/<(script|a|img|link|iframe|object|form)\b|url\(|https?:/i);
  });

  test('escapes every string', () => {
    const attack = `<script>alert("1")</script>&'`;
    const html = renderHtml(replaceTexts(content, attack) as LetterContent);
    expect(html).not.toMatch(/<script/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
  });
});

/** The same letter in which every text is this one; what is no text, or decides the form, stays. */
function replaceTexts(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceTexts(inner, text)]));
}

function unescape(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
