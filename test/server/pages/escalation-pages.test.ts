import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EscalatedReview, escalateQuestionnaire } from '../../support/escalated-review.ts';
import { expectSoundPage, words } from '../../support/page.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const BODY = { officer: 'Officer <2>', reason: 'Nobody answers & nobody will' };

describe('the pages about escalations', () => {
  let test: TestApp;
  let review: EscalatedReview;
  beforeAll(async () => {
    test = await createTestApp();
    test.setNow('2022-09-02T12:00:00Z');
    review = await escalateQuestionnaire(test.register);
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

  async function change(id: string | undefined, set: Readonly<Record<string, unknown>>) {
    await test.register
      .updateTable('letters')
      .set(set as never)
      .where('id', '=', String(id))
      .execute();
  }

  const addressesIn = (html: string) => [...html.matchAll(/action="(\/api\/[^"]+)"/g)].map(([, to]) => to);
  const signing = () => [`/api/escalations/${review.draft}/sign`, `/api/escalations/${review.draft}/decline`];

  it('count the drafts on every page', async () => {
    const { items } = (await test.get('/api/escalations')).json<{ items: unknown[] }>();
    for (const url of ['/', '/letters', '/tasks', '/escalations'])
      expect(words(await page(url)), url).toContain(`Escalations awaiting a signature: ${items.length} `);
  });

  it('list the drafts with what is missing, and say that telling the bureau is no rule', async () => {
    const html = await page('/escalations');
    expect(html).toContain(`href="/escalations/${review.draft}"`);
    expect(words(html)).toContain('an offer of this service, not a rule of the mechanism');
    expect(words(html)).toContain('may be signed');
    expect(words(html)).toContain('No officer has signed or declined a letter yet');
  });

  it('show a draft with its letter, its evidence and both files, and let an officer sign or decline', async () => {
    const html = await page(`/escalations/${review.draft}`);
    expect(addressesIn(html)).toEqual(signing());
    expect(html).not.toMatch(/name="override"/);
    expect(words(html)).toContain('All earlier letters about this time limit were accepted');
    expect(words(html)).toContain('Your reason becomes a part of the evidence');
    expect(words(html)).toContain('What was asked, of whom and when');
    expect(words(html)).toContain('Draft: no officer has signed');
    expect(html).toContain('Draft: Review of Nigeria');
    for (const kind of ['pdf', 'html'])
      expect(html).toContain(`href="/api/escalations/${review.draft}/evidence.${kind}"`);
    expect(html).toContain('href="/letters?review=untoc%2F1%2FNGA"');
  });

  it('ask for an override while a letter came back that none replaced', async () => {
    const [first] = review.sent;
    await change(first, { delivery: 'bounced' });
    const html = await page(`/escalations/${review.draft}`);
    expect(html).toMatch(/name="override" value="true" data-json/);
    expect(words(html)).toContain('came back, and no letter went in its place');
    expect(words(await page('/escalations'))).toContain('something is missing');
    await change(first, { delivery: null });
  });

  it('say of a draft that would not leave why, so that it is declined', async () => {
    await test.register
      .updateTable('time_limits')
      .set({ status: 'met' })
      .where('key', '=', 'questionnaire/NGA' as never)
      .execute();
    expect(words(await page(`/escalations/${review.draft}`))).toContain(
      'Signed or not, it would not leave: what it asks for has been recorded',
    );
    expect(words(await page('/escalations'))).toContain('would not leave');
    await test.register
      .updateTable('time_limits')
      .set({ status: 'running' })
      .where('key', '=', 'questionnaire/NGA' as never)
      .execute();
  });

  it('show after the signature who signed and why, and the digest of what was frozen', async () => {
    await test.post(`/api/escalations/${review.draft}/sign`, BODY);
    const html = await page(`/escalations/${review.draft}`);
    expect(addressesIn(html)).toEqual([]);
    expect(html).toContain('by Officer &lt;2&gt;: Nobody answers &amp; nobody will');
    expect(words(html)).toContain('Frozen with the signature on 2 September 2022');
    expect(html).toMatch(/<code>[0-9a-f]{64}<\/code>/);
    expect(await page('/escalations')).toContain('Officer &lt;2&gt;');
    expect(await page(`/letters/${review.draft}`)).toContain(`href="/escalations/${review.draft}"`);
  });

  it('show of a declined draft that nothing was frozen', async () => {
    const [other] = (await test.get('/api/escalations')).json<{ items: { id: string }[] }>().items;
    await test.post(`/api/escalations/${String(other?.id)}/decline`, BODY);
    const html = words(await page(`/escalations/${String(other?.id)}`));
    expect(html).toContain('Declined');
    expect(html).toContain('Nothing was frozen, because nobody signed');
  });

  it('answer 404 for a letter that needs no signature', async () => {
    const answer = await test.get(`/escalations/${String(review.sent[0])}`, { accept: 'text/html' });
    expect(answer.statusCode).toBe(404);
  });
});
