import { describe, expect, test } from 'vitest';
import { parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import { parseInstant } from '../../../domain/calendar/zoned.ts';
import { reviewOpenings, toOpeningCommandId } from '../../../domain/draw/review-openings.ts';
import { decide } from '../../../domain/review/decide.ts';
import { toReviewKey } from '../../../domain/review/review-id.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';
import { freeze, hold, inventedPool, seedOf } from './pool.ts';

const transcript = hold(freeze(inventedPool(30)), seedOf(1));
const on = parseCivilDate('2021-11-01');
const openingsOf = (group: number) => reviewOpenings({ ...transcript, group, on, sample: true });

describe('the openings of a draw', () => {
  test('are the reviews of one group, in the order drawn', () => {
    for (const group of [1, 2, 3]) {
      expect(openingsOf(group).map(({ underReview }) => underReview.code)).toEqual(
        transcript.result.groups[String(group)],
      );
    }
    expect(openingsOf(4)).toEqual([]);
  });

  test('say the day, the group and that it is a sample', () => {
    for (const opening of openingsOf(2)) expect(opening).toMatchObject({ on, group: 2, sample: true });
  });

  test('name the parties as they were frozen, each with the instruments it answers for', () => {
    const pairOf = new Map(transcript.result.pairs.map((pair) => [pair.underReview, pair]));
    const frozenOf = new Map(transcript.frozen.parties.map((party) => [party.code, party]));
    for (const { underReview, reviewers } of openingsOf(1)) {
      expect(underReview).toEqual(frozenOf.get(underReview.code));
      expect(reviewers.map(({ code, instruments }) => [code, instruments])).toEqual(
        pairOf.get(underReview.code)?.reviewers.map(({ party, instruments }) => [party, instruments]),
      );
      for (const { code, name, regionalGroup } of reviewers)
        expect(frozenOf.get(code)).toMatchObject({ name, regionalGroup });
    }
  });

  test('are all openings that a review accepts', () => {
    for (const act of [1, 2, 3].flatMap(openingsOf)) {
      const key = toReviewKey({ mechanism: 'untoc', phase: '1', party: act.underReview.code });
      const commandId = toOpeningCommandId(transcript.frozen.drawId, act.underReview.code);
      const command = { commandId, recordedBy: 'draw', act };
      const now = parseInstant('2021-11-01T00:00:00.000Z');
      expect(decide({ procedure: UNTOC, key, acts: [], command, now })).toMatchObject({ accepted: true });
    }
  });

  test('refuse a pair that names a party from outside the pool', () => {
    const frozen = { parties: transcript.frozen.parties.slice(1) };
    expect(() =>
      [1, 2, 3].map((group) => reviewOpenings({ ...transcript, frozen, group, on, sample: true })),
    ).toThrow('was not in its pool');
  });

  test('have commands of their own, short enough to be recorded', () => {
    const commandId = toOpeningCommandId(transcript.frozen.drawId, 'NGA');
    expect(commandId).toBe(`draw/${transcript.frozen.drawId}/NGA`);
    expect(commandId.length).toBeLessThanOrEqual(200);
  });
});
