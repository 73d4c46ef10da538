import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../../domain/letters/words/phrasebook.ts';
import { enterTexts } from '../../../register/letters/letter-templates.ts';
import { admitByTexts } from '../../../register/letters/trial-letters.ts';
import { at } from '../../support/reviews-in-register.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const NOW = at('2021-11-10T11:00:00Z');
const WHY = { officer: 'Officer <2>', reason: 'Read by\n two' };
const HTML = { accept: 'text/html' };

describe('changed texts of letters', () => {
  let test: TestApp;
  let ids: readonly string[];
  let versions = 0;
  let digest: string;
  beforeAll(async () => {
    test = await createTestApp();
    await test.openNigeria();
    const rows = await test.register.selectFrom('letters').select('id').orderBy('id').execute();
    ids = rows.map(({ id }) => id);
    await enterTexts(test.register, [{ language: 'fr', digest: 'first' }], NOW);
  });
  afterAll(async () => {
    await test.close();
  });
  beforeEach(async () => {
    versions += 1;
    digest = `fr-${versions}`;
    await enterTexts(test.register, [{ language: 'fr', digest }], NOW);
    await ask(ids.slice(0, 5));
    test.proceedings.woken.length = 0;
  });

  async function ask(letters: readonly string[], language: Language = 'fr'): Promise<void> {
    await test.register.transaction().execute(async (transaction) => {
      await admitByTexts(
        transaction,
        [{ language, digest }],
        letters.map((id) => ({ id, language })),
      );
    });
  }

  const release = async (body: object, headers?: Record<string, string>) =>
    await test.post('/api/letters/release-texts', { language: 'fr', ...WHY, ...body }, headers);
  const listed = async () =>
    (await test.get('/api/letters/unreleased-texts')).json<{ texts: object[] }>().texts;

  it('are listed with the letters that went out and how many wait', async () => {
    expect(await listed()).toMatchObject([{ language: 'fr', digest, waiting: 2 }]);
    expect(await listed()).toMatchObject([{ trial: expect.arrayContaining(ids.slice(0, 3)) as unknown }]);
  });

  it('are released once, the post rooms are woken, and the task is done by the officer who gave the reason', async () => {
    const first = await release({});
    expect(first.json()).toEqual({ changed: true, texts: [] });
    const again = await release({});
    expect(again.json()).toEqual({ changed: false, texts: [] });
    expect(test.proceedings.woken).toEqual(['untoc', 'untoc']);
    const { items } = (await test.get('/api/tasks?done=true')).json<{ items: object[] }>();
    expect(items).toMatchObject([
      { kind: 'texts-unreleased', review: null, doneBy: 'Officer <2>', doneReason: 'Read by two' },
    ]);
    const [kept] = await test.register
      .selectFrom('letter_templates')
      .select(['released_at as at', 'released_by as by', 'release_reason as reason'])
      .where('digest', '=', digest)
      .execute();
    expect(kept).toEqual({ at: NOW, by: 'Officer <2>', reason: 'Read by two' });
  });

  it('released under a key that came before stay as they are', async () => {
    const key = { 'idempotency-key': 'release-once' };
    expect((await release({}, key)).json()).toMatchObject({ changed: true });
    await enterTexts(test.register, [{ language: 'fr', digest: 'newer' }], NOW);
    expect((await release({}, key)).json()).toMatchObject({ changed: false, texts: [{ digest: 'newer' }] });
  });

  it('are not released by somebody who read others', async () => {
    const answer = await release({ digest: 'fr-0' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'other-texts-wait', facts: { language: 'fr', digest } });
    expect(await listed()).toMatchObject([{ digest }]);
    expect(test.proceedings.woken).toEqual([]);
  });

  it.each([
    ['of no language that letters are written in', { language: 'de' }, 400],
    ['without a reason', { reason: '  ' }, 400],
    ['with what is not part of the command', { mechanism: 'untoc' }, 400],
  ])('are not released %s', async (_what, body, status) => {
    expect((await release(body)).statusCode).toBe(status);
    expect(await listed()).toHaveLength(1);
  });

  it('are not released without the token', async () => {
    expect((await release({}, { authorization: '' })).statusCode).toBe(401);
    expect(await listed()).toHaveLength(1);
  });

  it('have a section on the page of held letters, with the letters to read and a form that names the texts', async () => {
    const { body } = await test.get('/letters/holds', HTML);
    expect(body).toContain('Texts in French');
    for (const id of ids.slice(0, 3)) expect(body).toContain(`href="/letters/${id}"`);
    expect(body).toContain('2 letters wait');
    expect(body).toContain('action="/api/letters/release-texts"');
    expect(body).toContain(digest);
    await release({});
    expect((await test.get('/letters/holds', HTML)).body).not.toContain('Texts in French');
  });

  it('have a task of no review, with the way to the texts', async () => {
    const { body } = await test.get('/tasks', HTML);
    expect(body).toContain('Changed texts wait for their release');
    expect(body).toContain('href="/letters/holds#texts"');
  });
});
