import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '../../domain/calendar/time.ts';
import { addContact } from '../../register/contacts.ts';
import { recordDelivery } from '../../register/letters/deliveries.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const NOW = '2021-11-10T11:00:00.000Z' as Instant;
const FOCAL_POINT = '00000000-0000-4000-8000-00000000000a';

let server: TestApp;
let id: string;

/** A letter to Nigeria's focal point that left, was delayed and then came back. */
beforeAll(async () => {
  server = await createTestApp();
  const { register } = server;
  const reviewKey = await server.openNigeria();
  await addContact(register, FOCAL_POINT, {
    reviewKey,
    party: 'NGA',
    role: 'focal-point',
    name: 'Amina Bello',
    email: 'amina.bello@justice.example',
    language: 'en',
  });
  const letter = await register
    .selectFrom('letters')
    .select(['id', 'message_token as messageToken'])
    .where('party', '=', 'NGA')
    .orderBy('message_token')
    .limit(1)
    .executeTakeFirstOrThrow();
  id = letter.id;
  await register
    .updateTable('letters')
    .set({ status: 'sent', attempts: 1, sent_at: NOW, contact_id: FOCAL_POINT, gathered: true })
    .where('id', '=', id)
    .execute();
  const { messageToken } = letter;
  const news = { messageToken, now: NOW, realNow: NOW };
  await recordDelivery(register, { ...news, outcome: 'delayed', detail: '4.4.1', addressAtFault: false });
  await recordDelivery(register, {
    ...news,
    outcome: 'bounced',
    detail: '550 5.1.1 <(address)> unknown',
    addressAtFault: true,
  });
});
afterAll(async () => {
  await server.close();
});

describe('a letter that came back', () => {
  test('is found by its delivery', async () => {
    const { items } = (await server.get('/api/letters?delivery=bounced')).json<{ items: object[] }>();
    expect(items).toMatchObject([
      {
        id,
        status: 'sent',
        delivery: 'bounced',
        deliveryAt: NOW,
        deliveryDetail: '550 5.1.1 <(address)> unknown',
        insteadOf: null,
      },
    ]);
    expect((await server.get('/api/letters?delivery=delivered')).json()).toEqual({ items: [], next: null });
    expect((await server.get('/api/letters?delivery=lost')).statusCode).toBe(400);
  });

  test('shows all that was reported of it, and its export what counts', async () => {
    expect((await server.get(`/api/letters/${id}`)).json()).toMatchObject({
      reports: [
        { outcome: 'delayed', attempt: 1, detail: '4.4.1', reportedAt: NOW },
        { outcome: 'bounced', attempt: 1, detail: '550 5.1.1 <(address)> unknown', reportedAt: NOW },
      ],
    });
    const [head = '', line = '', ...others] = (await server.get('/api/letters.csv?delivery=bounced')).body
      .trim()
      .split('\r\n');
    expect(others).toEqual([]);
    expect(head).toContain(',delivery,delivery at,delivery detail,');
    expect(line).toContain(`,bounced,${NOW},550 5.1.1 <(address)> unknown,`);
  });

  test('is marked in the log and on its page, with the words of the mail system as text', async () => {
    const log = (await server.get('/letters?delivery=bounced')).body;
    expect(log).toContain(`href="/letters/${id}"`);
    expect(log).toContain('could not be delivered');
    const page = (await server.get(`/letters/${id}`)).body;
    expect(page).toContain('Reported as delayed on its way');
    expect(page).toContain('Reported as not deliverable');
    expect(page).toContain('550 5.1.1 &lt;(address)&gt; unknown');
    expect(page).not.toMatch(/amina\.bello/);
  });

  test('is a task, and whoever says that it is done says that the address is good', async () => {
    const page = (await server.get('/tasks')).body;
    expect(page).toContain('A mail address does not receive mail');
    const { items } = (await server.get('/api/tasks?done=false')).json<{
      items: { id: string; kind: string }[];
    }>();
    expect(items.map(({ kind }) => kind)).toEqual(['contact-bounced']);
    const isMarked = async () =>
      (
        await server.register
          .selectFrom('contacts')
          .select('bounced_at')
          .where('id', '=', FOCAL_POINT)
          .executeTakeFirstOrThrow()
      ).bounced_at !== null;
    expect(await isMarked()).toBe(true);
    const done = await server.post(`/api/tasks/${items[0]?.id ?? ''}/done`, {
      officer: 'Officer 2',
      reason: 'The ministry has mended it',
    });
    expect(done.statusCode).toBe(200);
    expect(await isMarked()).toBe(false);
  });
});
