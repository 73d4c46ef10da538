import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProceedingsClock } from '../../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import { expectSoundPage, words } from '../../support/page.ts';
import { createTestApp, NIGERIA_OPENING, type TestApp } from '../../support/test-app.ts';

const REHEARSAL: ProceedingsClock = {
  origin: '2026-11-26T08:00:00.000Z' as Instant,
  start: '2021-10-16T00:00:00.000Z' as Instant,
  rate: 86_400,
};

const HTML = { accept: 'text/html' };

describe('the pages', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
    test.setNow('2021-11-03T12:00:00.000Z');
    await test.post('/api/reviews', { ...NIGERIA_OPENING, sample: true });
    await test.post('/api/reviews', {
      ...NIGERIA_OPENING,
      party: 'XSS',
      startOn: '2021-11-03',
      reviewers: [{ party: 'NGA' }, { party: 'KEN' }],
    });
    await test.post('/api/reviews', {
      ...NIGERIA_OPENING,
      party: 'KEN',
      reviewers: [{ party: 'NGA' }, { party: 'AUT' }],
    });
    await test.post('/api/reviews/untoc/1/KEN/acts', {
      act: { kind: 'review-suspended', on: '2021-11-02', reason: 'Elections <b>in</b> Kenya' },
    });
    test.setNow('2021-11-10T12:00:00.000Z');
    await test.post('/api/reviews/untoc/1/NGA/acts', {
      act: {
        kind: 'extension-granted',
        obligation: 'questionnaire',
        party: 'NGA',
        by: 'P1M',
        on: '2021-11-10',
        reason: 'Asked for',
      },
    });
    await test.post('/api/reviews/untoc/1/NGA/acts', {
      act: { kind: 'step-taken', step: 'questionnaire-submitted', party: 'NGA', on: '2021-11-10' },
    });
    await test.post('/api/reviews/untoc/1/NGA/acts', {
      act: { kind: 'act-struck-out', sequence: 3, on: '2021-11-10', reason: 'Wrong State' },
    });
    test.setNow('2021-11-17T12:00:00.000Z');
  });
  afterAll(async () => {
    await test.close();
  });

  async function page(url: string): Promise<string> {
    const answer = await test.get(url, HTML);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    return answer.body;
  }

  describe('the board', () => {
    it('has a line for each review: what is next in it, who owes it, when, and how well that is founded', async () => {
      const text = words(await page('/'));
      expect(text).toContain('3 reviews');
      expect(text).toMatch(
        /Nigeria Sample NGA · Phase 1, group 2 Kenya Austria Nominations Focal point Nigeria 15 November 2021 stated 2 days late 2 more late/,
      );
    });

    it('says how many run, are late, have not started in fact, and are suspended', async () => {
      expect(words(await page('/'))).toMatch(/2 Running .* 1 Late .* 1 Not started in fact .* 1 Suspended/);
    });

    it.each([
      ['?show=running', ['NGA', 'XSS']],
      ['?show=late', ['NGA']],
      ['?show=not-started', ['XSS']],
      ['?show=suspended', ['KEN']],
      ['?reviewer=AUT', ['NGA', 'KEN']],
      ['?party=XSS&stage=nomination', ['XSS']],
      ['?text=nigeria&reviewer=AUT&show=late', ['NGA']],
      ['?owedBy=AUT', ['NGA', 'KEN']],
      ['?order=party', ['KEN', 'NGA', 'XSS']],
      ['?show=closed', []],
      ['?party=not-a-code', ['NGA', 'XSS', 'KEN']],
    ])('shows with %s the reviews of %j', async (query, parties) => {
      const html = await page(`/${query}`);
      const shown = [...html.matchAll(/class="state" href="\/reviews\/untoc\/1\/([A-Z]{3})"/g)].map(
        ([, code]) => code,
      );
      expect(query.includes('order') ? shown : [...shown].sort()).toEqual(
        query.includes('order') ? parties : [...parties].sort(),
      );
    });

    it('remembers in its form what was asked', async () => {
      const html = await page('/?reviewer=AUT&text=ni&show=late');
      expect(html).toMatch(/<option value="AUT" selected>Austria<\/option>/);
      expect(html).toContain('value="ni"');
      expect(html).toMatch(/value="late" checked/);
    });
  });

  describe('the page of a review', () => {
    it('explains every date: each step, the provision behind it, its standing, and the act', async () => {
      const text = words(await page('/reviews/untoc/1/NGA'));
      expect(text).toContain('The review started on 1 November 2021. The time counts from that day.');
      expect(text).toContain('An extension of 1 month was granted on 10 November 2021');
      expect(text).toContain('Procedures and rules, self-assessment stated');
      expect(text).toMatch(/Self-assessment questionnaire Nigeria 1 November 2021 1 June 2022/);
      expect(text).toContain('act 2');
    });

    it('shows what was recorded, and what was struck out by which act', async () => {
      const html = await page('/reviews/untoc/1/NGA');
      expect(html).toMatch(
        /<del>Questionnaire submitted: Nigeria<\/del> <a class="chip" href="#act-4">struck out by act 4<\/a>/,
      );
      expect(words(html)).toContain('recorded 10 November 2021 by token-holder');
    });

    it('shows the stages with where the review stands, in words', async () => {
      expect(words(await page('/reviews/untoc/1/NGA'))).toMatch(
        /Stages Nominations now Self-assessment to come/,
      );
    });

    it('shows its letters, and when each fell due', async () => {
      const text = words(await page('/reviews/untoc/1/NGA'));
      expect(text).toMatch(/Focal point when the time begins NGA focal point, or mission waits to be sent/);
    });

    it('says that a review is suspended, and what then remains', async () => {
      const text = words(await page('/reviews/untoc/1/KEN'));
      expect(text).toContain('Suspended since 2 November 2021.');
      expect(text).toContain('suspended, 13 days remain');
    });

    it('draws the same dates that the table holds', async () => {
      const html = await page('/reviews/untoc/1/NGA');
      const drawn = [
        ...html.matchAll(/<title>(Focal point|Governmental experts|Self-assessment)[^<]*<\/title>/g),
      ];
      expect(drawn.length).toBe(7);
      expect(html).toContain(
        '<title>Focal point, Nigeria: from 1 November 2021, due 15 November 2021, 2 days late</title>',
      );
    });

    it('is a page that says so where there is no such review', async () => {
      const missing = await test.get('/reviews/untoc/1/AUT', HTML);
      expect(missing.statusCode).toBe(404);
      expect(words(missing.body)).toContain('No review untoc/1/AUT has been opened.');
    });
  });

  it('list letters and tasks', async () => {
    expect(words(await page('/letters?state=nga'))).toMatch(/NGA Focal point when the time begins NGA/);
    expect(words(await page('/letters?status=failed'))).toContain('No letter fits.');
    expect(words(await page('/tasks'))).toContain('Nothing waits for a decision.');
  });

  it('show hostile names and reasons as text', async () => {
    for (const url of [
      '/',
      '/reviews/untoc/1/XSS',
      '/reviews/untoc/1/KEN',
      '/?text=%22%3E%3Cscript%3E',
      '/letters?state=%3Cx%3E',
    ]) {
      const html = await page(url);
      expect(html).not.toMatch(/<script>alert|<b>in<\/b>|"><script>/);
    }
    expect(await page('/')).toContain('&lt;script&gt;alert(&quot;State&quot;)&lt;/script&gt; &amp; sons');
    expect(await page('/reviews/untoc/1/KEN')).toContain('Elections &lt;b&gt;in&lt;/b&gt; Kenya');
  });

  it('are sound: no script or style of their own, one heading, landmarks, labels, each id once', async () => {
    for (const url of ['/', '/reviews/untoc/1/NGA', '/letters', '/tasks', '/launches']) {
      expectSoundPage(await page(url));
    }
  });

  it('are asked for again without being sent again, while nothing has changed', async () => {
    const first = await test.get('/', HTML);
    const etag = String(first.headers.etag);
    const second = await test.get('/', { ...HTML, 'if-none-match': etag });
    expect(second.statusCode).toBe(304);
    expect(second.body).toBe('');
  });

  it('mark a sample at their top, and nothing else as one', async () => {
    expect(words(await page('/reviews/untoc/1/NGA'))).toContain('invented for demonstration');
    expect(words(await page('/reviews/untoc/1/KEN'))).not.toContain('invented for demonstration');
    expect(await page('/')).not.toContain('Rehearsal');
  });

  it('say at their top that a rehearsal is one, and how fast its time runs', async () => {
    const rehearsal = await createTestApp({ clock: REHEARSAL });
    try {
      for (const url of ['/', '/letters', '/tasks']) {
        const text = words((await rehearsal.get(url, HTML)).body);
        expect(text).toContain('Nothing here is real: 1 day passes in each second');
        expect(text).toContain('10 November 2021');
      }
    } finally {
      await rehearsal.close();
    }
  });
});
