import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRows, createTestApp, NIGERIA_OPENING, type TestApp, TOKEN } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(async () => {
  await test.close();
});

describe('a write', () => {
  it.each([
    ['without a token', { authorization: '' }, 401, 'token-required'],
    ['with another token', { authorization: 'Bearer another-token-than-ours' }, 401, 'token-wrong'],
    ['with a token in another scheme', { authorization: `Basic ${TOKEN}` }, 401, 'token-required'],
    ['from a page of another site', { origin: 'https://elsewhere.example' }, 403, 'cross-site-write'],
    ['from a page without an origin', { origin: 'null' }, 403, 'cross-site-write'],
    ['that a browser calls cross-site', { 'sec-fetch-site': 'cross-site' }, 403, 'cross-site-write'],
    ['that a browser calls same-site', { 'sec-fetch-site': 'same-site' }, 403, 'cross-site-write'],
    ['under a rebound name', { host: 'chancery.attacker.example' }, 403, 'host-not-allowed'],
  ])('%s is refused, and nothing is written', async (_what, headers, status, code) => {
    const before = await countRows(test.register);
    const refused = await test.post('/api/reviews', NIGERIA_OPENING, headers);
    expect(refused.json()).toMatchObject({ status, code });
    expect(refused.statusCode).toBe(status);
    expect(await countRows(test.register)).toEqual(before);
  });

  it('says which scheme it needs', async () => {
    const refused = await test.post('/api/reviews', NIGERIA_OPENING, { authorization: '' });
    expect(refused.headers['www-authenticate']).toContain('Bearer');
  });

  it('from a page of this server is accepted', async () => {
    const headers = {
      host: 'localhost:8080',
      origin: 'http://localhost:8080',
      'sec-fetch-site': 'same-origin',
    };
    expect((await test.post('/api/reviews', { ...NIGERIA_OPENING, phase: '90' }, headers)).statusCode).toBe(
      201,
    );
  });
});

describe('a body', () => {
  it.each([
    ['that is no JSON', '{"mechanism":', {}, 400, 'malformed-json'],
    ['that is empty', '', {}, 400, 'malformed-json'],
    ['that poisons prototypes', '{"__proto__":{"sample":true}}', {}, 400, 'malformed-json'],
    ['that is a list', '[]', {}, 400, 'invalid-request'],
    ['that is text', 'untoc', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    [
      'that is a form',
      'a=b',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media-type',
    ],
    ['that is too large', JSON.stringify({ text: 'x'.repeat(300_000) }), {}, 413, 'body-too-large'],
  ])('%s is refused', async (_what, body, headers, status, code) => {
    const refused = await test.post('/api/reviews', body, headers);
    expect(refused.json()).toMatchObject({ status, code });
    expect(refused.statusCode).toBe(status);
  });

  it.each(['', 'x'.repeat(201), 'a b', 'ключ'])('is refused under the idempotency key %j', async (key) => {
    const refused = await test.post('/api/reviews', NIGERIA_OPENING, { 'idempotency-key': key });
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ code: 'invalid-request', faults: [{ path: '/idempotency-key' }] });
  });
});

describe('a read', () => {
  it('needs no token on the loopback interface', async () => {
    expect((await test.get('/api/reviews')).statusCode).toBe(200);
  });

  it('under a rebound name is refused', async () => {
    const refused = await test.get('/api/reviews', { host: 'chancery.attacker.example' });
    expect(refused.statusCode).toBe(403);
  });

  it('may carry cookies, which nobody looks at', async () => {
    const answer = await test.app.inject({ method: 'GET', url: '/', cookies: { session: 'something' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('under any name is answered where the server listens for others too', async () => {
    const open = await createTestApp({ loopbackOnly: false });
    try {
      expect((await open.get('/api/reviews', { host: 'api:8080' })).statusCode).toBe(200);
      expect((await open.post('/api/reviews', NIGERIA_OPENING, { authorization: '' })).statusCode).toBe(401);
    } finally {
      await open.close();
    }
  });
});

describe('an address', () => {
  it('that does not exist is a 404: a problem to programs, a page to people', async () => {
    const problem = await test.get('/api/nothing');
    expect(problem.statusCode).toBe(404);
    expect(problem.headers['content-type']).toContain('application/problem+json');
    expect(problem.json()).toMatchObject({ code: 'not-found', type: 'urn:chancery:problem:not-found' });
    const page = await test.get('/nothing', { accept: 'text/html' });
    expect(page.statusCode).toBe(404);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('Back to the board');
  });

  it.each([
    ['PUT', '/api/reviews', 'GET, HEAD, POST'],
    ['DELETE', '/api/reviews/untoc/1/NGA', 'GET, HEAD'],
    ['POST', '/api/letters', 'GET, HEAD'],
    ['PATCH', '/', 'GET, HEAD'],
  ] as const)('%s %s is a 405 that names what is allowed', async (method, url, allow) => {
    const refused = await test.app.inject({ method, url, headers: { authorization: `Bearer ${TOKEN}` } });
    expect(refused.statusCode).toBe(405);
    expect(refused.headers.allow).toBe(allow);
    expect(refused.json()).toMatchObject({ code: 'method-not-allowed' });
  });

  it('GET on acts is a 405: acts are read with their review', async () => {
    expect((await test.get('/api/reviews/untoc/1/NGA/acts')).statusCode).toBe(405);
  });

  it.each([
    '/api/reviews/%00/1/NGA',
    '/api/reviews/untoc/1/%E0%A4%A',
    `/api/reviews/${'x'.repeat(5_000)}/1/NGA`,
  ])('%s is refused without a fault of ours', async (url) => {
    const { statusCode } = await test.get(url);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
  });
});

describe('every answer', () => {
  it.each(['/', '/api/reviews', '/openapi.json', '/static/chancery.css', '/nothing', '/health/live'])(
    '%s carries the security headers',
    async (url) => {
      const { headers } = await test.get(url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    },
  );
});

describe('health', () => {
  it('says that the process lives and that all it stands on answers', async () => {
    expect((await test.get('/health/live')).json()).toEqual({ live: true });
    const ready = await test.get('/health/ready');
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toEqual({ ready: true, register: true, proceedings: true });
  });

  it('is not ready while the proceedings are away, and still alive', async () => {
    test.proceedings.setReachable(false);
    try {
      const ready = await test.get('/health/ready');
      expect(ready.statusCode).toBe(503);
      expect(ready.json()).toEqual({ ready: false, register: true, proceedings: false });
      expect((await test.get('/health/live')).statusCode).toBe(200);
    } finally {
      test.proceedings.setReachable(true);
    }
  });
});
