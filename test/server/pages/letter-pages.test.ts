import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { claimDueLetters, markInDoubt } from '../../../register/letters/letter-queue.ts';
import { listLetters } from '../../../register/letters/letters.ts';
import { openTask } from '../../../register/tasks.ts';
import { expectSoundPage, words } from '../../support/page.ts';
import { createTestApp, NIGERIA_OPENING, type TestApp } from '../../support/test-app.ts';

const WHY = { officer: 'Officer <2>', reason: 'Look & decide' };

describe('the pages about letters', () => {
  let test: TestApp;
  let review: ReviewKey;
  let doubtful: string;
  beforeAll(async () => {
    test = await createTestApp();
    test.setNow('2021-11-03T12:00:00.000Z');
    review = await test.openNigeria();
    await test.post('/api/reviews', {
      ...NIGERIA_OPENING,
      party: 'XSS',
      startOn: '2021-11-03',
      reviewers: [{ party: 'NGA' }, { party: 'KEN' }],
    });
    // As the post room does that has put each slip into a letter of its own.
    await test.register.updateTable('letters').set({ gathered: true }).execute();
    const [claimed] = await claimDueLetters(test.register, {
      mechanism: 'untoc',
      owner: 'host:1',
      now: '2021-11-03T12:00:00.000Z' as never,
      realNow: '2021-11-03T12:00:00.000Z' as never,
      limit: 1,
    });
    if (claimed === undefined) throw new Error('no letter was due');
    doubtful = claimed.id;
    await openTask(test.register, {
      kind: 'letter-in-doubt',
      review: claimed.review,
      letterId: doubtful,
      text: 'Look for it.',
    });
    await markInDoubt(test.register, {
      ...claimed,
      error: 'connection lost',
      subject: 'Nomination <b>due</b>',
      bodyText: 'The text <i>that may have left</i>',
    });
  });
  afterAll(async () => {
    await test.close();
  });

  async function page(url: string): Promise<string> {
    const answer = await test.get(url, { accept: 'text/html' });
    expect(answer.statusCode, answer.body).toBe(200);
    expectSoundPage(answer.body);
    return answer.body;
  }

  const addressesIn = (html: string) => [...html.matchAll(/action="(\/api\/[^"]+)"/g)].map(([, to]) => to);

  it('show a letter in doubt: the text that may have left, its attempts, and the two ways out', async () => {
    const html = await page(`/letters/${doubtful}`);
    expect(html).toContain('The text &lt;i&gt;that may have left&lt;/i&gt;');
    expect(html).toContain('Nomination &lt;b&gt;due&lt;/b&gt;');
    expect(html).toContain('Attempt 1: may or may not have left');
    expect(html).toContain('connection lost');
    expect(addressesIn(html)).toEqual([
      `/api/letters/${doubtful}/resend`,
      `/api/letters/${doubtful}/delivered`,
    ]);
    expect(html).toContain('src="/static/record.js"');
  });

  it('show a letter that waits as it would leave now, without the name of a person, and nothing to decide', async () => {
    const { items } = await listLetters(test.register, {
      review,
      status: 'intended',
      state: 'KEN',
      limit: 1,
    });
    const html = await page(`/letters/${String(items[0]?.id)}`);
    expect(html).toContain('As it would leave now');
    expect(html).toContain('WHY THIS DATE');
    expect(html).not.toContain('Dear ');
    expect(addressesIn(html)).toEqual([]);
  });

  it('send an officer who would sign a draft to its evidence', async () => {
    const { items } = await listLetters(test.register, {
      review,
      state: 'AUT',
      status: 'intended',
      limit: 1,
    });
    const id = String(items[0]?.id);
    await test.register
      .updateTable('letters')
      .set({ status: 'awaiting-signature' })
      .where('id', '=', id)
      .execute();
    const html = await page(`/letters/${id}`);
    expect(addressesIn(html)).toEqual([]);
    expect(html).toContain(`href="/escalations/${id}"`);
    expect(await page('/tasks')).toContain('await a signature');
    expect(await page('/letters?status=awaiting-signature')).toContain(`href="/letters/${id}"`);
  });

  it('show everything that a letter carries, what it left out and why, and each of its reviews', async () => {
    const { rows } = await sql<{ id: string; others: string[] }>`
      select letters.id, array(
        select key from notices where review_key = ${review} and key <> all(letters.notice_keys) order by key limit 2
      ) as others
      from letters where status = 'intended' and party = 'KEN' and review_key = ${review} limit 1`.execute(
      test.register,
    );
    const [letter] = rows;
    if (letter === undefined) throw new Error('no letter was written');
    const [told = '', leftOut = ''] = letter.others;
    await sql`update notices set left_out = 'met' where key = ${leftOut}`.execute(test.register);
    await sql`
      update letters set notice_keys = notice_keys || ${letter.others}, review_keys = review_keys || array['untoc/1/XSS'],
        status = 'sent', sent_at = moment, language = 'fr', delivery = 'delivered', delivery_at = moment, subject = 'Deux dates',
        body_text = 'Texte' where id = ${letter.id}`.execute(test.register);
    const html = await page(`/letters/${letter.id}`);
    const table = html.slice(html.indexOf('What the letter carries'), html.indexOf('</table>'));
    expect([...table.matchAll(/<th scope="row"/g)]).toHaveLength(3);
    expect([...table.matchAll(/urgency-done">told</g)]).toHaveLength(2);
    expect(words(table)).toContain('left out what it asks for has been recorded');
    expect(told).not.toBe('');
    expect(html).toContain(`href="/reviews/${review}"`);
    expect(html).toContain('href="/reviews/untoc/1/XSS"');
    expect(words(html)).toContain(', and 2 more');
    expect(words(html)).toContain('French');
    const log = await page(`/letters?delivery=delivered&language=fr&addressee=party&review=untoc/1/XSS`);
    expect([...log.matchAll(/href="\/letters\/[0-9a-f-]{36}"/g)]).toHaveLength(1);
    expect(words(log)).toContain('delivered');
    const csv = (await test.get('/api/letters.csv?language=fr')).body;
    expect(csv).toContain(`${review} untoc/1/XSS`);
    expect(csv).toMatch(/^day,moment,mechanism,reviews,addressee,state,language,/);
  });

  it('show the text in each of the six languages, read in its direction', async () => {
    const { items } = await listLetters(test.register, {
      review,
      status: 'intended',
      state: 'NGA',
      limit: 1,
    });
    const id = String(items[0]?.id);
    const html = await page(`/letters/${id}`);
    const tabs = [...html.matchAll(/href="\/letters\/[^"]+\?language=(\w+)"/g)].map(
      ([, language]) => language,
    );
    expect(tabs).toEqual(['ar', 'zh', 'en', 'fr', 'ru', 'es']);
    expect(html).toContain('<article class="sheet" lang="en" dir="ltr">');
    const arabic = await page(`/letters/${id}?language=ar`);
    expect(arabic).toContain('<article class="sheet" lang="ar" dir="rtl">');
    expect(arabic).toMatch(/\?language=ar" aria-current="true" lang="ar"/);
    expect(await page(`/letters/${id}?language=tlh`)).toContain(
      '<article class="sheet" lang="en" dir="ltr">',
    );
    expect((await test.get(`/api/letters/${id}?language=fr`)).json()).toMatchObject({
      text: { kind: 'now', language: 'fr' },
    });
    expect((await test.get(`/api/letters/${id}?language=tlh`)).statusCode).toBe(400);
  });

  it('say why a letter waits, came back, or goes in the place of another', async () => {
    const { items } = await listLetters(test.register, { review, status: 'intended', limit: 2 });
    const [first, second] = items.map(({ id }) => id);
    if (first === undefined || second === undefined) throw new Error('too few letters');
    const set = async (id: string, changes: object) =>
      await test.register.updateTable('letters').set(changes).where('id', '=', id).execute();
    await set(second, { waits_for: 'release' });
    expect(await page(`/letters/${second}`)).toContain('href="/letters/holds#texts"');
    expect(await page('/letters')).toContain('waits for changed texts to be released');
    await set(first, { status: 'sent', sent_at: '2021-11-03T12:00:00.000Z', delivery: 'bounced' });
    await set(second, { waits_for: null, instead_of: first });
    const cameBack = await page(`/letters/${first}`);
    expect(cameBack).toContain(`href="/letters/${second}"`);
    expect(addressesIn(cameBack)).toEqual([
      `/api/letters/${first}/delivered`,
      `/api/letters/${first}/resend`,
    ]);
    expect(await page(`/letters/${second}`)).toContain(`href="/letters/${first}"`);
  });

  it('lead from a task to its letter, and let an officer say that it is done', async () => {
    const html = await page('/tasks');
    expect(html).toContain(`href="/letters/${doubtful}"`);
    expect(
      addressesIn(html).filter((address) => /^\/api\/tasks\/[0-9a-f-]{36}\/done$/.test(address ?? '')),
    ).toHaveLength(1);
  });

  it('export the tasks as the list shows them', async () => {
    expect(await page('/tasks')).toContain('href="/api/tasks.csv"');
    const csv = await test.get('/api/tasks.csv?done=false');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body).toMatch(/^opened at,kind,review,letter,text,done at,done by,done reason\r\n/);
    expect(csv.body).toContain(`,letter-in-doubt,`);
    expect(csv.body).toContain(`,${doubtful},Look for it.,,,\r\n`);
  });

  it('filter letters by review, State, status and words, and export what they show', async () => {
    const shown = (html: string) => [...html.matchAll(/href="\/letters\/[0-9a-f-]{36}"/g)].length;
    const ofNigeria = shown(await page(`/letters?review=${review}`));
    expect(ofNigeria).toBeGreaterThan(0);
    expect(shown(await page('/letters'))).toBeGreaterThan(ofNigeria);
    expect(shown(await page('/letters?text=MAY+have+left'))).toBe(1);
    expect(shown(await page('/letters?text=austria&review=untoc/1/XSS'))).toBe(0);
    expect(shown(await page('/letters?text=100%25'))).toBe(0);
    const html = await page(`/letters?state=ken&status=intended&text=+nigeria+&review=${review}`);
    const [, href = ''] = /href="(\/api\/letters\.csv[^"]*)"/.exec(html) ?? [];
    const csv = await test.get(href.replaceAll('&amp;', '&'));
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.trimEnd().split('\r\n')).toHaveLength(1 + shown(html));
    expect(csv.body).toMatch(/^day,moment,mechanism,reviews,/);
  });

  it('say on every page that letters are held, by whom and why, until they are released', async () => {
    const scope = { kind: 'everything' };
    await test.post('/api/letters/hold', { scope, ...WHY });
    for (const url of [
      '/',
      '/letters',
      '/tasks',
      `/reviews/${review}`,
      `/letters/${doubtful}`,
      '/letters/holds',
    ]) {
      const html = await page(url);
      expect(html, url).toContain('Letters are held');
      expect(html, url).toContain(
        'All letters, since 3 November 2021, by Officer &lt;2&gt;: Look &amp; decide',
      );
    }
    expect(await page('/letters')).toContain('held by an officer');
    expect(await page('/letters/holds')).toMatch(/action="\/api\/letters\/release"/);
    await test.post('/api/letters/release', { scope, ...WHY });
    expect(await page('/')).not.toContain('Letters are held');
  });

  it('answer 404 for a letter that is not there', async () => {
    const answer = await test.get('/letters/00000000-0000-4000-8000-000000000001', { accept: 'text/html' });
    expect(answer.statusCode).toBe(404);
  });
});
