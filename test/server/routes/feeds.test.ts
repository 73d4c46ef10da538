import { Writable } from 'node:stream';
import ICAL from 'ical.js';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, NIGERIA_OPENING, type TestApp } from '../../support/test-app.ts';

const WHY = { officer: 'Officer 2', reason: 'Asked for by\n the mission' };
const NIGERIA = { mechanism: 'untoc', party: 'NGA', ...WHY };
const UNKNOWN = `/feeds/${'A'.repeat(43)}.ics`;

interface Made {
  readonly id: string;
  readonly address: string;
}

describe('calendar feeds', () => {
  const logged: string[] = [];
  let test: TestApp;
  beforeAll(async () => {
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged.push(chunk.toString());
        done();
      },
    });
    test = await createTestApp({ logger: pino({ level: 'trace' }, sink) });
    test.setNow('2021-11-03T12:00:00.000Z');
  });
  afterAll(async () => {
    await test.close();
  });

  async function make(body: object = NIGERIA): Promise<Made> {
    const answer = await test.post('/api/feeds', body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<Made>();
  }

  async function readEvents(address: string): Promise<readonly ICAL.Component[]> {
    const answer = await test.get(address);
    expect(answer.statusCode, answer.body).toBe(200);
    return new ICAL.Component(ICAL.parse(answer.body) as unknown[]).getAllSubcomponents('vevent');
  }

  const valuesOf = (events: readonly ICAL.Component[], property: string) =>
    events.map((event) => String(event.getFirstPropertyValue(property)));

  it('show the address once: the same command again is the same feed without it', async () => {
    const key = { 'idempotency-key': 'make-once' };
    const first = await test.post('/api/feeds', NIGERIA, key);
    expect(first.statusCode).toBe(201);
    const { address, duplicate, ...feed } = first.json<Made & { duplicate: boolean }>();
    expect(address).toMatch(/^\/feeds\/[\w-]{43}\.ics$/);
    expect(duplicate).toBe(false);
    expect(feed).toMatchObject({
      party: 'NGA',
      language: 'en',
      reason: 'Asked for by the mission',
      createdAt: '2021-11-03T12:00:00.000Z',
      revokedAt: null,
    });
    const again = await test.post('/api/feeds', NIGERIA, key);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toEqual({ ...feed, address: null, duplicate: true });
    const other = await test.post('/api/feeds', { ...NIGERIA, party: 'KEN' }, key);
    expect(other.json()).toMatchObject({ status: 422, code: 'command-id-reused' });
  });

  it('keep nothing from which the address could be made: neither the register, nor the list, nor the log has the secret', async () => {
    const { address } = await make();
    const secret = /feeds\/(.*)\.ics/.exec(address)?.[1] ?? '';
    await test.get(address);
    await test.get(address.replace('.ics', 'x.ics'));
    const rows = await test.register.selectFrom('feeds').selectAll().execute();
    const list = await test.get('/api/feeds');
    const page = await test.get('/feeds', { accept: 'text/html' });
    expect(logged.length).toBeGreaterThan(0);
    for (const text of [JSON.stringify(rows), list.body, page.body, logged.join('')]) {
      expect(text).not.toContain(secret);
    }
  });

  it('hold every date that the State owes, as reviewed and as reviewer, and nothing that others owe', async () => {
    const reviewed = await test.openNigeria();
    const kenyan = { ...NIGERIA_OPENING, phase: '90', party: 'KEN' };
    await test.post('/api/reviews', { ...kenyan, reviewers: [{ party: 'NGA' }, { party: 'AUT' }] });
    const { address } = await make();
    const { items } = (await test.get('/api/time-limits?party=NGA&limit=1000')).json<{
      items: { review: string; key: string; dueOn: string | null }[];
    }>();
    const dated = items.filter(({ dueOn }) => dueOn !== null);
    expect(new Set(dated.map(({ review }) => review))).toEqual(new Set([reviewed, 'untoc/90/KEN']));

    const events = await readEvents(address);
    expect(valuesOf(events, 'uid').toSorted()).toEqual(
      dated
        .map(({ key, review }) => `${`${review}/${key}`.replaceAll('/', '.')}@chancery.example`)
        .toSorted(),
    );
    expect(new Set(valuesOf(events, 'status'))).toEqual(new Set(['CONFIRMED']));
    expect(valuesOf(events, 'dtstart').toSorted()).toEqual(
      dated.map(({ dueOn }) => String(dueOn)).toSorted(),
    );
    expect(new Set(valuesOf(events, 'transp'))).toEqual(new Set(['TRANSPARENT']));
    // Both reviews count from their opening, which is act 1.
    expect(new Set(valuesOf(events, 'sequence'))).toEqual(new Set(['1']));
    for (const event of events) {
      expect(event.getAllProperties('attendee')).toEqual([]);
      expect(event.getAllSubcomponents('valarm')).toEqual([]);
      const description = String(event.getFirstPropertyValue('description'));
      expect(description).not.toMatch(/Kenya|Austria/);
    }
  });

  it('move a date by a higher number under the same identity, and cancel what was done, waived or suspended', async () => {
    test.setNow('2021-11-10T11:00:00.000Z');
    const review = await test.openNigeria();
    const { address } = await make();
    const find = async (limit: string) => {
      const uid = `${`${review}/${limit}`.replaceAll('/', '.')}@chancery.example`;
      const event = (await readEvents(address)).find((one) => one.getFirstPropertyValue('uid') === uid);
      if (event === undefined) throw new Error(`no event ${uid}`);
      const [start] = valuesOf([event], 'dtstart');
      const [status] = valuesOf([event], 'status');
      return { start, status, sequence: event.getFirstPropertyValue('sequence') };
    };
    const record = async (act: object, more: object = {}) => {
      const answer = await test.post(`/api/reviews/${review}/acts`, { act, ...more });
      expect(answer.statusCode, answer.body).toBe(201);
    };
    const before = await find('focal-point/NGA');
    expect(before).toEqual({ start: '2021-11-15', status: 'CONFIRMED', sequence: 1 });

    await record({
      kind: 'extension-granted',
      obligation: 'focal-point',
      party: 'NGA',
      by: 'P7D',
      on: '2021-11-10',
      reason: 'Asked for',
    });
    expect(await find('focal-point/NGA')).toEqual({ start: '2021-11-22', status: 'CONFIRMED', sequence: 2 });

    await record(
      { kind: 'step-taken', step: 'focal-point-named', party: 'NGA', on: '2021-11-10' },
      { contact: { name: 'A. Person', email: 'person@nga.example', language: 'en' } },
    );
    expect(await find('focal-point/NGA')).toEqual({ start: '2021-11-22', status: 'CANCELLED', sequence: 3 });

    const experts = await find('experts/NGA');
    await record({ kind: 'review-suspended', on: '2021-11-10', reason: 'Agreed' });
    expect(await find('experts/NGA')).toEqual({ ...experts, status: 'CANCELLED', sequence: 4 });
    await record({ kind: 'review-resumed', on: '2021-11-10', reason: 'Agreed' });
    expect(await find('experts/NGA')).toEqual({ ...experts, status: 'CONFIRMED', sequence: 5 });
  });

  it('are kept by the reader alone, say in which language they are, and say in few words that nothing has changed', async () => {
    const { address } = await make();
    const answer = await test.get(address);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-language': 'en',
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'last-modified': 'Wed, 10 Nov 2021 11:00:00 GMT',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const etag = String(answer.headers.etag);
    expect((await test.get(address, { 'if-none-match': etag })).statusCode).toBe(304);
    await test.openNigeria();
    const changed = await test.get(address, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  it('are written in the language that the officer chose, whole characters on every line', async () => {
    const { address } = await make({ ...NIGERIA, language: 'ar' });
    const answer = await test.get(address);
    expect(answer.headers['content-language']).toBe('ar');
    expect(answer.body).not.toContain('\ufffd');
    const [event] = await readEvents(address);
    expect(String(event?.getFirstPropertyValue('summary'))).toMatch(/نيجيريا|كينيا/);
  });

  it('answer after their revocation as if they had never been', async () => {
    const { id, address } = await make({ ...NIGERIA, party: 'XSS' });
    expect((await test.get(address)).statusCode).toBe(200);
    const revoked = await test.post(`/api/feeds/${id}/revoke`, { officer: 'Officer 3', reason: 'Lost' });
    expect(revoked.statusCode).toBe(200);
    expect(revoked.json()).toMatchObject({ id, changed: true, revokedBy: 'Officer 3', revokeReason: 'Lost' });
    const again = await test.post(`/api/feeds/${id}/revoke`, WHY);
    expect(again.json()).toMatchObject({ id, changed: false, revokedBy: 'Officer 3' });

    const gone = await test.get(address);
    const unknown = await test.get(UNKNOWN);
    expect(gone.statusCode).toBe(404);
    expect(gone.body).toBe(unknown.body);
    expect(Object.keys(gone.headers)).toEqual(Object.keys(unknown.headers));
  });

  it.each([
    [{ ...NIGERIA, party: 'ZZZ' }, 422, 'unknown-state'],
    [{ ...NIGERIA, mechanism: 'uncac' }, 422, 'unknown-procedure'],
    [{ ...NIGERIA, language: 'de' }, 400, 'invalid-request'],
    [{ ...NIGERIA, officer: undefined }, 400, 'invalid-request'],
    [{ ...NIGERIA, reason: ' ' }, 400, 'invalid-request'],
    [{ ...NIGERIA, all: true }, 400, 'invalid-request'],
  ])('are not made from %j', async (body, status, code) => {
    const answer = await test.post('/api/feeds', body);
    expect(answer.json()).toMatchObject({ status, code });
  });

  it('are neither made nor revoked without the token, and a feed that is not there cannot be revoked', async () => {
    const { id } = await make();
    for (const url of ['/api/feeds', `/api/feeds/${id}/revoke`]) {
      expect((await test.post(url, NIGERIA, { authorization: '' })).statusCode).toBe(401);
    }
    const nobody = await test.post('/api/feeds/00000000-0000-4000-8000-000000000000/revoke', WHY);
    expect(nobody.json()).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('have a page that lists them, makes them and revokes them, whatever their names hold', async () => {
    const { id } = await make({ ...NIGERIA, party: 'XSS', officer: 'Officer <2>' });
    const answer = await test.get('/feeds', { accept: 'text/html' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('action="/api/feeds"');
    expect(answer.body).toContain(`action="/api/feeds/${id}/revoke"`);
    expect(answer.body).toContain('&lt;script&gt;alert(&quot;State&quot;)&lt;/script&gt; &amp; sons');
    expect(answer.body).toContain('Officer &lt;2&gt;');
    expect(answer.body).not.toContain('<script>alert');
  });
});
