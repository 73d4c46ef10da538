import { Client, Connection } from '@temporalio/client';
import { afterAll, describe, expect, it } from 'vitest';
import { REAL_TIME } from '../../domain/calendar/proceedings-clock.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { closeRegister, openRegister } from '../../register/database.ts';
import { createProceedings, ProceedingsUnavailable } from '../../server/proceedings.ts';
import { opening } from '../support/review-course.ts';
import { createTestApp } from '../support/test-app.ts';
import { UNTOC } from '../support/untoc-procedure.ts';

/** Nobody listens there. */
const NOWHERE = '127.0.0.1:1';
const KEY = 'untoc/1/NGA' as ReviewKey;

describe('an engine that cannot be reached', () => {
  const connection = Connection.lazy({ address: NOWHERE });
  afterAll(async () => {
    await connection.close();
  });
  const proceedings = createProceedings({
    client: new Client({ connection }),
    clock: REAL_TIME,
    resume: () => Promise.reject(new Error('an engine that is away says nothing about workflows')),
    answerWithinMs: 300,
  });
  const command = { commandId: 'command-1', recordedBy: 'test', act: opening('2021-11-01') };

  it('fails an opening and an act in a way that says: try again', async () => {
    await expect(proceedings.openReview(KEY, UNTOC, command)).rejects.toThrow(ProceedingsUnavailable);
    await expect(proceedings.recordAct(KEY, command)).rejects.toThrow(ProceedingsUnavailable);
  });

  it('fails no officer: a post room that cannot be woken looks on its own', async () => {
    await expect(proceedings.wakePostRoom('untoc')).resolves.toBeUndefined();
  });

  it('is not ready', async () => {
    expect(await proceedings.isReachable()).toBe(false);
  });
});

describe('a register that cannot be reached', () => {
  it('makes reads a 503 that says when to try again, and pages say so too', async () => {
    const register = openRegister('postgres://chancery@127.0.0.1:1/chancery');
    const test = await createTestApp({ register });
    try {
      const read = await test.get('/api/reviews');
      expect(read.statusCode).toBe(503);
      expect(read.headers['retry-after']).toBe('5');
      expect(read.json()).toMatchObject({ code: 'register-unavailable' });
      const page = await test.get('/', { accept: 'text/html' });
      expect(page.statusCode).toBe(503);
      expect(page.body).toContain('The register did not answer.');
      expect((await test.get('/health/ready')).json()).toMatchObject({ ready: false, register: false });
    } finally {
      await test.close();
      await closeRegister(register);
    }
  });
});

describe('a fault of ours', () => {
  it('is a 500 that tells nothing of its inside', async () => {
    const test = await createTestApp({
      now: () => {
        throw new Error('secret detail of the inside');
      },
    });
    try {
      const failed = await test.get('/api/reviews');
      expect(failed.statusCode).toBe(500);
      expect(failed.json()).toMatchObject({ code: 'internal-error' });
      expect(failed.body).not.toContain('secret');
    } finally {
      await test.close();
    }
  });
});
