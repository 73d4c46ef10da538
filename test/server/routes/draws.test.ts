import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Transcript } from '../../../domain/draw/transcript.ts';
import { verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { expectRecorded } from '../../support/ceremony.ts';
import {
  createLaunchApp,
  type LaunchApp,
  type LaunchUnderTest,
  RESOLUTIONS,
  TODAY,
} from '../../support/launch-app.ts';
import { openGroupsAt } from '../../support/open-groups-at.ts';

let test: LaunchApp;
let launch: LaunchUnderTest;

beforeAll(async () => {
  test = await createLaunchApp();
});
afterAll(async () => {
  await test.close();
});
/** Each test has a launch of its own. */
beforeEach(async () => {
  launch = await test.newLaunch();
});

describe('a freeze', () => {
  it('is refused with everything that an officer must settle first', async () => {
    expect((await launch.read()).toSettle.map(({ party, field }) => `${party}/${field}`)).toEqual([
      'COK/regional group',
      'COK/untoc',
      'COK/tip',
      'FRA/tip',
      'COK/regional group',
    ]);
    const refused = await launch.ceremony.draw('freeze');
    expect(refused.statusCode).toBe(422);
    const problem = refused.json<{ code: string; faults: { path: string; message: string }[] }>();
    expect(problem.code).toBe('draw-not-settled');
    expect(problem.faults.map(({ path, message }) => `${path} ${message}`)).toContain(
      '/parties/FRA FRA: tip is unknown',
    );
    expect((await launch.read()).draws).toEqual([]);
  });

  it('names the resolutions that cannot be applied', async () => {
    const resolutions = [...RESOLUTIONS, { party: 'FRA', field: 'som', value: 'yes', basis: 'x' }];
    const refused = await launch.ceremony.draw('freeze', { resolutions });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'draw-not-settled',
      faults: [{ path: '/resolutions/2/field' }],
    });
  });

  it('records the digests of list and rules, once', async () => {
    const frozen = expectRecorded(await launch.ceremony.draw('freeze', { resolutions: RESOLUTIONS }));
    const { drawId, parties } = frozen.json<{ drawId: string; parties: number }>();
    expect(parties).toBe(17);
    const { draws, toSettle } = await launch.read();
    expect(draws).toMatchObject([{ drawId, sample: false, held: null, publishedOn: null, voided: null }]);
    expect(toSettle).toEqual([]);
    const again = await launch.ceremony.draw('freeze', { resolutions: RESOLUTIONS });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'ceremony-out-of-order' });
  });

  it('takes what nobody settled from the sample, and says so', async () => {
    expectRecorded(await launch.ceremony.draw('freeze', { sample: true }));
    expect((await launch.read()).draws).toMatchObject([{ sample: true }]);
  });
});

describe('a draw', () => {
  it('is not frozen, held or published by an act that somebody tells', async () => {
    for (const step of ['draw-frozen', 'draw-held', 'draw-published']) {
      const refused = await launch.ceremony.take(step, { draw: 'a', list: 'b', rules: 'c' });
      expect(refused.statusCode).toBe(409);
      expect(refused.json<{ remedy: string }>().remedy).toContain('/draw/');
    }
  });

  it('waits for its ceremony, and for the module and the meeting', async () => {
    const code = async () => (await launch.ceremony.draw('hold')).json<{ code: string }>().code;
    expect(await code()).toBe('ceremony-out-of-order');
    await launch.ceremony.until({ resolutions: RESOLUTIONS });
    expect(await code()).toBe('act-before-trigger');
    expect((await launch.ceremony.draw('publish')).json()).toMatchObject({ code: 'ceremony-out-of-order' });
    expect((await test.get(`/api/draws/untoc/${launch.phase}`)).statusCode).toBe(404);
  });

  it('is held, published, verified by anyone, and opens the group whose reviewers it drew', async () => {
    await launch.ceremony.prepare();
    const drawId = await launch.ceremony.until({ resolutions: RESOLUTIONS });
    const held = expectRecorded(await launch.ceremony.draw('hold'));
    expect(held.json<{ tests: { passed: boolean }[] }>().tests.map(({ passed }) => passed)).toEqual([
      true,
      true,
      true,
    ]);
    expect((await test.get(`/api/draws/untoc/${launch.phase}`)).statusCode).toBe(404);
    expectRecorded(await launch.ceremony.draw('publish'));

    const answered = await test.get(`/api/draws/untoc/${launch.phase}`);
    expect(answered.statusCode).toBe(200);
    const transcript = answered.json<Transcript>();
    expect(verifyTranscript(transcript)).toEqual([]);
    expect(transcript.frozen.drawId).toBe(drawId);
    expect(transcript.digest).toBe(held.json<{ transcript: string }>().transcript);

    const openAt = async (now: string) => await openGroupsAt(test, launch.key, now);
    const sizes = Object.values(transcript.result.groups).map(({ length }) => length);
    expect(sizes).toEqual([5, 6, 6]);
    // The reviewers of the other groups are drawn in their years.
    expect(await openAt('2020-11-20T12:00:00.000Z')).toEqual({
      opened: 5,
      nextAt: '2021-10-31T23:00:00.000Z',
    });
    expect(await openAt('2022-11-01T08:00:00.000Z')).toEqual({ opened: 0, nextAt: null });
    expect((await launch.read()).groups).toMatchObject([
      { group: 1, startsOn: '2020-11-20', size: 5, opened: 5, drawn: { drawId, on: TODAY } },
      { group: 2, startsOn: '2021-11-01', size: 6, opened: 0, drawn: null },
      { group: 3, startsOn: '2022-11-01', size: 6, opened: 0, drawn: null },
    ]);
  });

  it('that was held is not held again, and the same command is the same act', async () => {
    await launch.ceremony.prepare();
    await launch.ceremony.until({ resolutions: RESOLUTIONS });
    const key = { 'idempotency-key': `hold-${launch.phase}` };
    const first = await test.post(`${launch.ceremony.base}/draw/hold`, {}, key);
    expect(first.statusCode).toBe(201);
    const { seed, transcript, sequence } = first.json<Record<string, unknown>>();
    const again = await test.post(`${launch.ceremony.base}/draw/hold`, {}, key);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ seed, transcript, sequence, duplicate: true });
    expect((await launch.ceremony.draw('hold')).json()).toMatchObject({ code: 'ceremony-out-of-order' });
  });

  it('whose stored transcript was changed is not published', async () => {
    await launch.ceremony.prepare();
    await launch.ceremony.until({ resolutions: RESOLUTIONS });
    const { transcript } = expectRecorded(await launch.ceremony.draw('hold')).json<{ transcript: string }>();
    // As somebody might who has the database to himself.
    await sql`alter table draw_transcripts disable trigger all`.execute(test.register);
    await sql`
      update draw_transcripts set transcript = (jsonb_set(transcript::jsonb, '{result,pairs,0,reviewers,0,party}', '"ZZZ"'))::json
      where digest = ${transcript}`.execute(test.register);
    await sql`alter table draw_transcripts enable trigger all`.execute(test.register);
    const refused = await launch.ceremony.draw('publish');
    expect(refused.statusCode).toBe(422);
    const problem = refused.json<{ code: string; faults: { path: string }[] }>();
    expect(problem.code).toBe('transcript-not-true');
    expect(problem.faults.map(({ path }) => path)).toContain('$.result.pairs[0].reviewers[0].party');
  });

  it('that is declared void stays visible, and another is held', async () => {
    await launch.ceremony.until({ resolutions: RESOLUTIONS });
    expect((await launch.ceremony.draw('void', { reason: '' })).statusCode).toBe(400);
    expectRecorded(await launch.ceremony.draw('void', { reason: 'A State was missing.' }));
    await launch.ceremony.prepare();
    await launch.ceremony.until({ resolutions: RESOLUTIONS });
    expectRecorded(await launch.ceremony.draw('hold'));
    expect((await launch.read()).draws).toMatchObject([
      { voided: { reason: 'A State was missing.', on: TODAY }, held: null },
      { voided: null, publishedOn: null },
    ]);
  });
});
