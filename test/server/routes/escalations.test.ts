import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EscalatedReview, escalateQuestionnaire } from '../../support/escalated-review.ts';
import { readPdf } from '../../support/pdf-text.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const BODY = { officer: 'Officer 2', reason: 'Nobody answers by any way' };

describe('escalations by the interface', () => {
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

  const list = async (query = '') =>
    (await test.get(`/api/escalations${query}`)).json<{ items: { id: string }[]; next: string | null }>();
  const evidence = async (kind: 'html' | 'pdf', id = review.draft) =>
    await test.get(`/api/escalations/${id}/evidence.${kind}`);

  async function change(id: string | undefined, set: Readonly<Record<string, unknown>>) {
    await test.register
      .updateTable('letters')
      .set(set as never)
      .where('id', '=', String(id))
      .execute();
  }

  it('are listed with what each is about, what is missing, and where its evidence is', async () => {
    const { items } = await list();
    expect(items.find(({ id }) => id === review.draft)).toEqual({
      id: review.draft,
      mechanism: 'untoc',
      review: review.key,
      addressee: 'bureau',
      day: '2022-09-01',
      moment: expect.stringMatching(/^2022-09-01T/) as string,
      limit: 'questionnaire/NGA',
      title: 'Self-assessment questionnaire',
      owedBy: 'Nigeria',
      dueOn: '2022-06-01',
      missing: null,
      overtaken: null,
      evidence: {
        html: `/api/escalations/${review.draft}/evidence.html`,
        pdf: `/api/escalations/${review.draft}/evidence.pdf`,
      },
    });
    const [first = { id: '' }] = items;
    const page = await list('?limit=1');
    expect(page.items).toEqual([first]);
    expect((await list(`?limit=1000&cursor=${String(page.next)}`)).items).toEqual(items.slice(1));
  });

  it('say what is missing before the signature', async () => {
    const [first] = review.sent;
    await change(first, { status: 'in-doubt' });
    expect((await list()).items.find(({ id }) => id === review.draft)).toMatchObject({
      missing: expect.stringContaining('is in doubt') as string,
    });
    const refused = await test.post(`/api/escalations/${review.draft}/sign`, BODY);
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'earlier-letters-not-accepted' });
    await change(first, { status: 'sent' });
  });

  it('have evidence as a document of its own, in which nothing may run', async () => {
    const answer = await evidence('html');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    expect(answer.headers['content-security-policy']).not.toContain('script-src');
    expect(answer.body).toContain('Self-assessment questionnaire: Nigeria');
    expect(answer.body).toContain('Draft: no officer has signed');
  });

  it('have evidence as PDF, under a name that tells the review', async () => {
    const answer = await evidence('pdf');
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="evidence-untoc-1-NGA-2022-09-01.pdf"',
    );
    expect(readPdf(answer.rawPayload).pages[0]).toContain('Nigeria');
  });

  it('freeze their evidence with the signature: what came later is not in it', async () => {
    const signed = await test.post(`/api/escalations/${review.draft}/sign`, BODY);
    expect(signed.json()).toMatchObject({ id: review.draft, status: 'intended', duplicate: false });
    expect(test.proceedings.woken).toContain('untoc');
    const { body } = await evidence('html');
    expect(body).toContain(BODY.reason);
    expect(body).not.toContain('Draft: ');
    await change(review.sent[0], { delivery: 'bounced' });
    test.setNow('2022-09-09T12:00:00Z');
    expect((await evidence('html')).body).toBe(body);
    const pdf = readPdf((await evidence('pdf')).rawPayload);
    expect(pdf.pages[0]).toContain(createHash('sha256').update(body).digest('hex'));
  });

  it('are told in the letter, which names the evidence by its digest', async () => {
    const digest = createHash('sha256')
      .update((await evidence('html')).body)
      .digest('hex');
    const { text } = (await test.get(`/api/letters/${review.draft}`)).json<{ text: { body: string } }>();
    expect(text.body).toContain(digest);
  });

  it('have no evidence when nobody signed, and none for other letters', async () => {
    const [other] = (await list()).items;
    await test.post(`/api/escalations/${String(other?.id)}/decline`, BODY);
    for (const id of [String(other?.id), String(review.sent[0])]) {
      const answer = await evidence('html', id);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'no-evidence' });
    }
    const unknown = await evidence('pdf', '00000000-0000-4000-8000-000000000001');
    expect(unknown.json()).toMatchObject({ code: 'letter-not-found' });
  });
});
