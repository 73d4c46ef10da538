import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buildEvidence } from '../../../domain/letters/evidence/evidence.ts';
import { makeEvidence } from '../../../server/evidence/make-evidence.ts';
import { at, evidenceFacts, evidenceLetter } from '../../support/evidence-facts.ts';
import { words } from '../../support/page.ts';
import { readPdf } from '../../support/pdf-text.ts';

const FACTS = evidenceFacts({
  owedBy: { code: 'CIV', name: 'Côte d’Ivoire Ņģş Ελλάς Беларусь' },
  decisions: [
    { kind: 'sign', at: at('2022-09-01T09:00:00Z'), reason: 'Due & <b>proper</b>', insisted: true },
  ],
});

/** One line, so that it is found wherever it was broken. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

describe('the evidence as HTML', async () => {
  const { digest, html } = await makeEvidence(FACTS);

  test('is named by its digest', () => {
    expect(digest).toBe(createHash('sha256').update(html, 'utf8').digest('hex'));
  });

  test('says its language, stands alone, and has nothing that runs', () => {
    expect(html).toMatch(/^<!doctype html>\s*<html lang="en" dir="ltr">/);
    expect(html).toContain('@media print');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|\son\w+=|\sstyle=/i);
  });

  test('has one title, and a heading for each section that it names', () => {
    expect([...html.matchAll(/<h1>/g)]).toHaveLength(1);
    const ids = [...html.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id);
    const named = [...html.matchAll(/aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(named);
    expect(ids).toHaveLength(buildEvidence(FACTS).sections.length);
  });

  test('shows what people typed as text', () => {
    expect(html).toContain('Due &amp; &lt;b&gt;proper&lt;/b&gt;');
    expect(words(html)).toContain('Côte d’Ivoire Ņģş Ελλάς Беларусь');
  });

  test('quotes a subject in its own language', async () => {
    const [first] = FACTS.notices;
    if (first === undefined) throw new Error('nothing fell due');
    const letters = [evidenceLetter(first.notice, { language: 'ar', subject: 'استعراض نيجيريا' })];
    expect((await makeEvidence({ ...FACTS, letters })).html).toContain(
      '<bdi lang="ar">استعراض نيجيريا</bdi>',
    );
  });
});

describe('the evidence as PDF', async () => {
  const { digest, pdf } = await makeEvidence(FACTS);
  const { objects, pages } = readPdf(pdf);
  const text = oneLine(pages.join('\n'));

  test('says what the HTML says', () => {
    const pack = buildEvidence(FACTS);
    expect(text).toContain(pack.title);
    for (const { label, value } of pack.summary) expect(text).toContain(`${label} ${value}`);
    for (const paragraph of [...pack.statement, ...pack.marks]) expect(text).toContain(paragraph);
    for (const { entries, heading, none } of pack.sections) {
      expect(text).toContain(heading);
      if (entries.length === 0) expect(text).toContain(none);
      for (const { facts, what } of entries) {
        expect(text).toContain(what);
        for (const { value } of facts) expect(text).toContain(value);
      }
    }
  });

  test('numbers its pages, and names on each the digest of the HTML', () => {
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain(`SHA-256 of the HTML file: ${digest}`);
    });
  });

  test('has a title, a language and tags, and is dated by its facts', () => {
    const title = Buffer.from(`\ufeffEvidence: ${buildEvidence(FACTS).title}`, 'utf16le').swap16();
    expect(objects).toMatch(/\/Title \d+ 0 R/);
    expect(objects).toContain(`(${title.toString('latin1')})`);
    expect(objects).toContain('/Lang (en)');
    expect(objects).toContain('/Marked true');
    expect(objects).toContain('/DisplayDocTitle true');
    expect(objects).toContain(`(D:${FACTS.asOf.replaceAll(/[-:T]|\.\d+/g, '')})`);
    for (const tag of ['H1', 'H2', 'P', 'L', 'LI', 'LBody'])
      expect(objects).toMatch(new RegExp(`/S /${tag}\\b`));
  });

  test('brings its fonts along', () => {
    expect(objects).toContain('/FontFile2');
    expect(objects).not.toContain('/BaseFont /Helvetica');
  });

  test('is the same to the byte for the same facts, and another for others', async () => {
    expect((await makeEvidence(FACTS)).pdf.equals(pdf)).toBe(true);
    expect((await makeEvidence({ ...FACTS, decisions: [] })).pdf.equals(pdf)).toBe(false);
  });

  test.each([
    ['ar', 'استعراض نيجيريا'],
    ['zh', '审议：尼日利亚'],
  ])(
    'says of a subject in %s that it stands in the HTML, instead of showing boxes',
    async (language, subject) => {
      const [first] = FACTS.notices;
      if (first === undefined) throw new Error('nothing fell due');
      const letters = [evidenceLetter(first.notice, { language, subject })];
      const written = readPdf((await makeEvidence({ ...FACTS, letters })).pdf).pages.join('\n');
      expect(oneLine(written)).toContain(
        '(in a script that this file cannot show; it stands in the HTML file)',
      );
      expect(written).not.toContain(subject);
    },
  );

  test('breaks long evidence over pages without losing a line', async () => {
    const [first] = FACTS.notices;
    if (first === undefined) throw new Error('nothing fell due');
    const letters = Array.from({ length: 120 }, (_, index) =>
      evidenceLetter(first.notice, { messageId: `m${index}@chancery.example` }),
    );
    const long = readPdf((await makeEvidence({ ...FACTS, letters })).pdf);
    expect(long.pages.length).toBeGreaterThan(10);
    const all = long.pages.join('\n');
    for (const { messageId } of letters) expect(all).toContain(messageId);
    expect(long.pages.at(-1)).toContain(`Page ${long.pages.length} of ${long.pages.length}`);
  });
});
