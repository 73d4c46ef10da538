import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const WHY = { officer: 'Officer 2', reason: 'Wrong\n template' };

describe('holding letters back', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
    await test.openNigeria();
  });
  afterAll(async () => {
    await test.close();
  });

  it('holds, says what is held and why, and holding it again changes nothing', async () => {
    const scope = { kind: 'addressee', addressee: 'KEN' };
    const held = {
      scope,
      officer: 'Officer 2',
      reason: 'Wrong template',
      heldAt: '2021-11-10T11:00:00.000Z',
    };
    const first = await test.post('/api/letters/hold', { scope, ...WHY });
    expect(first.json()).toEqual({ changed: true, holds: [held] });
    const again = await test.post('/api/letters/hold', { scope, ...WHY, reason: 'Another' });
    expect(again.json()).toEqual({ changed: false, holds: [held] });
    expect((await test.get('/api/letters/holds')).json()).toEqual({ holds: [held] });
    const { items } = (await test.get('/api/letters?state=KEN')).json<{ items: { held: boolean }[] }>();
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ held: isHeld }) => isHeld)).toBe(true);
  });

  it('releases and wakes every post room, also when nothing was held any more', async () => {
    const body = { scope: { kind: 'addressee', addressee: 'KEN' }, ...WHY };
    test.proceedings.woken.length = 0;
    expect((await test.post('/api/letters/release', body)).json()).toEqual({ changed: true, holds: [] });
    expect((await test.post('/api/letters/release', body)).json()).toEqual({ changed: false, holds: [] });
    expect(test.proceedings.woken).toEqual(['untoc', 'untoc']);
  });

  it.each([
    [{ kind: 'addressee', addressee: 'ZZZ' }, 422, 'unknown-state'],
    [{ kind: 'mechanism', mechanism: 'uncac' }, 422, 'unknown-procedure'],
    [{ kind: 'addressee', addressee: 'kenya' }, 400, 'invalid-request'],
    [{ kind: 'everything', but: 'KEN' }, 400, 'invalid-request'],
    ['everything', 400, 'invalid-request'],
  ])('refuses the scope %j, for it would hold nothing', async (scope, status, code) => {
    for (const act of ['hold', 'release']) {
      const answer = await test.post(`/api/letters/${act}`, { scope, ...WHY });
      expect(answer.statusCode).toBe(status);
      expect(answer.json()).toMatchObject({ code });
    }
    expect((await test.get('/api/letters/holds')).json()).toEqual({ holds: [] });
  });

  it('holds nothing without the token', async () => {
    const body = { scope: { kind: 'everything' }, ...WHY };
    const answer = await test.post('/api/letters/hold', body, { authorization: '' });
    expect(answer.statusCode).toBe(401);
    expect((await test.get('/api/letters/holds')).json()).toEqual({ holds: [] });
  });
});
