import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LetterStatus } from '../../../domain/letters/letter-status.ts';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { openTask } from '../../../register/tasks.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const BODY = { officer: 'Officer 2', reason: 'The log has it' };
const UNKNOWN = '00000000-0000-4000-8000-000000000001';

interface LetterJson {
  readonly id: string;
  readonly status: string;
  readonly held: boolean;
}

describe('an officer’s hand on letters', () => {
  let test: TestApp;
  let review: ReviewKey;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(async () => {
    await test.close();
  });
  beforeEach(async () => {
    test.setNow('2021-11-10T11:00:00.000Z');
    review = await test.openNigeria();
    test.proceedings.woken.length = 0;
  });

  /** A letter of this test's review, as if the post room had left it so. */
  async function letterIn(status: LetterStatus): Promise<string> {
    const [letter] = (await test.get(`/api/letters?review=${review}&state=KEN`)).json<{
      items: LetterJson[];
    }>().items;
    if (letter === undefined) throw new Error('no letter was written');
    await test.register
      .updateTable('letters')
      .set({ status, sent_at: status === 'sent' ? '2021-11-10T10:00:00.000Z' : null } as never)
      .where('id', '=', letter.id)
      .execute();
    return letter.id;
  }

  const show = async (id: string) => (await test.get(`/api/letters/${id}`)).json<Record<string, unknown>>();

  it('sends a letter again, wakes its post room, and closes the task about it', async () => {
    const id = await letterIn('in-doubt');
    await openTask(test.register, { kind: 'letter-in-doubt', review, letterId: id, text: 'Look.' });
    const answer = await test.post(`/api/letters/${id}/resend`, BODY);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ id, status: 'intended', duplicate: false });
    expect(test.proceedings.woken).toEqual(['untoc']);
    expect((await test.get('/api/tasks?done=false')).json()).toEqual({ items: [], next: null });
    expect(await show(id)).toMatchObject({
      status: 'intended',
      text: { kind: 'now', body: expect.stringContaining('WHY THIS DATE') as string },
      acts: [{ kind: 'resend', ...BODY, insisted: false, before: { status: 'in-doubt', sentAt: null } }],
    });
  });

  it('notes a letter as delivered, without waking anybody', async () => {
    const id = await letterIn('failed');
    expect((await test.post(`/api/letters/${id}/delivered`, BODY)).json()).toMatchObject({ status: 'sent' });
    expect(test.proceedings.woken).toEqual([]);
    expect(await show(id)).toMatchObject({ sentAt: '2021-11-10T11:00:00.000Z', text: { kind: 'none' } });
  });

  it('answers a command that comes again as before, by its key', async () => {
    const id = await letterIn('in-doubt');
    const headers = { 'idempotency-key': `again-${id}` };
    await test.post(`/api/letters/${id}/delivered`, BODY, headers);
    const again = await test.post(`/api/letters/${id}/delivered`, BODY, headers);
    expect(again.json()).toMatchObject({ status: 'sent', duplicate: true });
  });

  it.each([
    ['sent', 'resend', BODY, 409, 'letter-already-sent'],
    ['intended', 'resend', { ...BODY, force: true }, 409, 'letter-not-in-doubt'],
    ['sent', 'delivered', BODY, 409, 'letter-not-in-doubt'],
    ['in-doubt', 'resend', { officer: 'Officer 2' }, 400, 'invalid-request'],
    ['in-doubt', 'resend', { ...BODY, reason: ' \n ' }, 400, 'invalid-request'],
    ['in-doubt', 'resend', { ...BODY, reason: 'a\u202eb' }, 400, 'invalid-request'],
    ['in-doubt', 'delivered', { ...BODY, force: true }, 400, 'invalid-request'],
  ] as const)('refuses, of a letter that is %s, to %s with %j', async (status, act, body, code, name) => {
    const id = await letterIn(status);
    const answer = await test.post(`/api/letters/${id}/${act}`, body);
    expect(answer.statusCode).toBe(code);
    expect(answer.json()).toMatchObject({ code: name, remedy: expect.stringMatching(/./) as string });
    expect(await show(id)).toMatchObject({ status, acts: [] });
    expect(test.proceedings.woken).toEqual([]);
  });

  it('sends a sent letter again only by force, and says so in its history', async () => {
    const id = await letterIn('sent');
    await test.post(`/api/letters/${id}/resend`, { ...BODY, force: true });
    expect(await show(id)).toMatchObject({ status: 'intended', acts: [{ insisted: true }] });
  });

  it('does nothing without the token, and nothing to a letter that is not there', async () => {
    const id = await letterIn('in-doubt');
    const answer = await test.post(`/api/letters/${id}/resend`, BODY, { authorization: 'Bearer wrong' });
    expect(answer.statusCode).toBe(401);
    expect(await show(id)).toMatchObject({ acts: [] });
    for (const path of [`letters/${UNKNOWN}/resend`, `escalations/${UNKNOWN}/sign`]) {
      const missing = await test.post(`/api/${path}`, BODY);
      expect(missing.statusCode).toBe(404);
      expect(missing.json()).toMatchObject({ code: 'letter-not-found' });
    }
    expect((await test.get(`/api/letters/${UNKNOWN}`)).statusCode).toBe(404);
  });

  describe('on letters to the bureau', () => {
    /** The draft that falls due three months after the focal points were due, with the letters before it. */
    async function draft(earlier: LetterStatus): Promise<string> {
      test.setNow('2022-02-16T11:00:00.000Z');
      await test.post(`/api/reviews/${review}/acts`, {
        act: { kind: 'step-taken', step: 'questionnaire-submitted', party: 'NGA', on: '2022-02-16' },
      });
      await test.register
        .updateTable('letters')
        .set({ status: earlier, sent_at: '2021-11-10T10:00:00.000Z' } as never)
        .where('review_key', '=', review)
        .where('status', '=', 'intended')
        .execute();
      const { items } = (
        await test.get(`/api/letters?review=${review}&status=awaiting-signature&text=focal-point/AUT`)
      ).json<{ items: LetterJson[] }>();
      const [letter] = items;
      if (letter === undefined) throw new Error('no draft was written');
      return letter.id;
    }

    it('signs when the earlier letters were accepted, and the letter then says that it was signed', async () => {
      const id = await draft('sent');
      expect(await show(id)).toMatchObject({
        text: {
          kind: 'now',
          subject: expect.stringContaining('Draft: ') as string,
          body: expect.stringContaining('Draft.') as string,
        },
      });
      test.proceedings.woken.length = 0;
      const answer = await test.post(`/api/escalations/${id}/sign`, BODY);
      expect(answer.json()).toMatchObject({ status: 'intended' });
      expect(test.proceedings.woken).toEqual(['untoc']);
      const { text } = await show(id);
      expect(text).toMatchObject({
        subject: expect.not.stringContaining('Draft') as string,
        body: expect.stringContaining(
          'Signed by an officer of the secretariat on 16 February 2022.',
        ) as string,
      });
    });

    it('refuses to sign while an earlier letter was not accepted, names it, and signs with an override', async () => {
      const id = await draft('in-doubt');
      const refused = await test.post(`/api/escalations/${id}/sign`, BODY);
      expect(refused.statusCode).toBe(409);
      expect(refused.json()).toMatchObject({
        code: 'earlier-letters-not-accepted',
        detail: expect.stringContaining('is in doubt') as string,
      });
      await test.post(`/api/escalations/${id}/sign`, { ...BODY, override: true });
      expect(await show(id)).toMatchObject({ status: 'intended', acts: [{ kind: 'sign', insisted: true }] });
    });

    it('asks who signs, and takes a refusal to sign with its reason', async () => {
      const id = await draft('sent');
      expect((await test.post(`/api/escalations/${id}/sign`, { reason: 'Due' })).statusCode).toBe(400);
      expect((await test.post(`/api/escalations/${id}/decline`, BODY)).json()).toMatchObject({
        status: 'superseded',
      });
      expect((await test.post(`/api/escalations/${id}/sign`, BODY)).statusCode).toBe(409);
    });
  });

  describe('on tasks', () => {
    it('says that a task is done, once and for all', async () => {
      await openTask(test.register, { kind: 'no-recipient', review, letterId: null, text: 'Nobody.' });
      const [task] = (await test.get('/api/tasks?done=false')).json<{ items: { id: string }[] }>().items;
      const answer = await test.post(`/api/tasks/${String(task?.id)}/done`, {});
      expect(answer.json()).toMatchObject({ doneBy: 'token-holder', doneReason: null });
      const again = await test.post(`/api/tasks/${String(task?.id)}/done`, BODY);
      expect(again.json()).toEqual(answer.json());
      expect((await test.post(`/api/tasks/${UNKNOWN}/done`, {})).json()).toMatchObject({
        code: 'task-not-found',
      });
    });
  });
});
