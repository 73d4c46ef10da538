import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, toJson } from '../../domain/draw/canonical-json.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { verifyTranscript } from '../../domain/draw/verify-transcript.ts';
import { enterFrozenDraw, enterTranscript, findDraw, findTranscript } from '../../register/draws.ts';
import { freeze, hold, inventedPool, reading, seedOf } from '../domain/draw/pool.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { at } from '../support/reviews-in-register.ts';

const NOW = at('2020-11-20T11:00:00Z');
/** A pool as small as these cannot always be balanced. */
const FREE = { load: reading<'free'>('free') };
const RESOLUTIONS = [{ party: 'AAX', field: 'tip', value: 'yes', basis: 'depositary' }];

let database: TestRegister;
beforeAll(async () => {
  database = await createTestRegister();
});
afterAll(async () => {
  await database.drop();
});

async function enter(size: number, sample = false): Promise<Transcript> {
  const frozen = freeze(inventedPool(size), FREE);
  await enterFrozenDraw(database.register, { frozen, sample, resolutions: RESOLUTIONS, frozenAt: NOW });
  const transcript = hold(frozen, seedOf(size));
  await enterTranscript(database.register, transcript, NOW);
  return transcript;
}

describe('a draw in the register', () => {
  test('is found by its id as it was frozen, with what officers settled', async () => {
    const { frozen } = await enter(63);
    expect(await findDraw(database.register, frozen.drawId)).toEqual({
      frozen,
      sample: false,
      resolutions: RESOLUTIONS,
      frozenAt: NOW,
    });
    expect(await findDraw(database.register, 'f'.repeat(64))).toBeUndefined();
  });

  test('gives back its transcript byte for byte, so that it verifies', async () => {
    const transcript = await enter(64);
    const found = await findTranscript(database.register, transcript.digest);
    if (found === undefined) throw new Error('no transcript');
    expect(canonicalJson(toJson(found))).toBe(canonicalJson(toJson(transcript)));
    expect(JSON.stringify(found)).toBe(JSON.stringify(transcript));
    expect(verifyTranscript(found)).toEqual([]);
  });

  test('is entered once, however often it is frozen and held; the first entry stays', async () => {
    const { frozen } = await enter(65);
    await enter(65, true);
    expect(await findDraw(database.register, frozen.drawId)).toMatchObject({ sample: false });
    const rows = await database.register
      .selectFrom('draw_transcripts')
      .select('digest')
      .where('draw_id', '=', frozen.drawId)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('has a transcript of a draw that was frozen, and no other', async () => {
    const transcript = hold(freeze(inventedPool(66), FREE), seedOf(1));
    await expect(enterTranscript(database.register, transcript, NOW)).rejects.toThrow(/foreign key/);
  });

  test.each([
    'update draws set sample = true',
    'delete from draw_transcripts',
    "update draw_transcripts set transcript = '{}'",
    'truncate draws cascade',
  ])('is never changed or removed: %s', async (statement) => {
    await enter(63);
    await expect(sql.raw(statement).execute(database.register)).rejects.toThrow(/never changed or removed/);
  });
});
