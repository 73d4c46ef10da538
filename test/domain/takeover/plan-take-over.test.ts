import { describe, expect, it } from 'vitest';
import type { PartyCode } from '../../../domain/parties/party.ts';
import type { PastReview } from '../../../domain/takeover/past-review.ts';
import type { TakeOverInput } from '../../../domain/takeover/plan-take-over.ts';
import { pastActs, pastReview, plan, planned, standingAfter } from '../../support/past-reviews.ts';
import {
  day,
  NIGERIA,
  ReviewCourse,
  step,
  strikeOut,
  suspended,
  waiver,
} from '../../support/review-course.ts';

const namedOn = (on: string, by: PartyCode = 'NGA') => step('focal-point-named', by, on);
const clarified = (on: string) => step('expert-named', 'NGA', on);

function faultsOf(reviews: readonly PastReview[], changes: Partial<TakeOverInput> = {}): readonly string[] {
  const found = plan(reviews, changes);
  if (found.accepted) throw new Error('the plan was accepted');
  return found.faults.map(({ path, refusal }) => `${path} ${refusal.code}`);
}

describe('the plan of a take-over', () => {
  it('opens the review and records its acts by day, whatever their order in the file', () => {
    const { commands, added, known } = planned(
      pastReview({ acts: pastActs(suspended('2022-02-01'), namedOn('2021-11-03')) }),
    );
    expect(commands.map(({ command, index }) => [command.act.kind, index])).toEqual([
      ['review-opened', null],
      ['step-taken', 1],
      ['review-suspended', 0],
    ]);
    expect(added.map(({ sequence, body }) => [sequence, body.on])).toEqual([
      [1, '2021-11-01'],
      [2, '2021-11-03'],
      [3, '2022-02-01'],
    ]);
    expect(known).toBe(0);
  });

  it('records each act as of now, on its own day', () => {
    const { added } = planned(pastReview());
    expect(new Set(added.map(({ recordedAt }) => recordedAt))).toEqual(new Set(['2022-06-10T10:00:00.000Z']));
    expect(new Set(added.map(({ recordedBy }) => recordedBy))).toEqual(new Set(['officer-1']));
  });

  it('refers to the person whom a step names by an id made of the command', () => {
    const [, named] = planned(pastReview()).commands;
    const again = planned(pastReview()).commands[1];
    expect(named?.command.act).toHaveProperty('contactId', expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(again).toEqual(named);
  });

  it('names each command by its content: other reviews and other days are other commands, and ids fit the register', () => {
    const reviews = [
      pastReview(),
      pastReview({ phase: '2' }),
      pastReview({ party: 'FRA', acts: pastActs(namedOn('2021-11-04', 'FRA')) }),
    ];
    const found = plan(reviews);
    if (!found.accepted) throw new Error('refused');
    const ids = found.reviews.flatMap(({ commands }) => commands.map(({ command }) => command.commandId));
    expect(new Set(ids).size).toBe(6);
    expect(ids.every((id) => /^takeover\/[0-9a-f]{64}$/.test(id))).toBe(true);
  });

  it('names the same act on the same day twice where it was taken twice', () => {
    const { commands } = planned(
      pastReview({ acts: pastActs(clarified('2021-11-05'), clarified('2021-11-05')) }),
    );
    expect(new Set(commands.map(({ command }) => command.commandId)).size).toBe(3);
  });
});

describe('a file given again', () => {
  const first = planned(pastReview());

  it('records nothing', () => {
    const again = planned(pastReview(), { standing: standingAfter(first) });
    expect(again).toMatchObject({ commands: [], added: [], known: 2 });
  });

  it('with more acts records those alone, wherever they stand', () => {
    const acts = pastActs(clarified('2021-11-20'), namedOn('2021-11-03'), clarified('2021-11-02'));
    const again = planned(pastReview({ acts }), { standing: standingAfter(first) });
    expect(again.commands.map(({ command, index }) => [command.act.on, index])).toEqual([
      ['2021-11-02', 2],
      ['2021-11-20', 0],
    ]);
    expect(again.added.map(({ sequence }) => sequence)).toEqual([3, 4]);
    expect(again.known).toBe(2);
  });

  it('with a corrected day asks that the first be struck out, and then records the second alone', () => {
    const corrected = pastReview({ acts: pastActs(namedOn('2021-11-04')) });
    expect(faultsOf([corrected], { standing: standingAfter(first) })).toEqual([
      '/reviews/0/acts/0 second-focal-point',
    ]);
    const { acts } = new ReviewCourse([...first.added]).with(strikeOut(2, '2022-06-10'));
    const [standing] = standingAfter(first).values();
    const again = planned(corrected, { standing: new Map([[NIGERIA, { ...standing!, acts }]]) });
    expect(again.commands.map(({ command }) => command.act.on)).toEqual(['2021-11-04']);
    expect(
      planned(pastReview(), { standing: new Map([[NIGERIA, { ...standing!, acts }]]) }).commands,
    ).toEqual([]);
  });

  it('finds its opening also where a State has since come to be named otherwise', () => {
    const renamed = {
      code: 'KEN',
      name: 'Renamed',
      regionalGroup: 'African',
      instruments: { untoc: 'yes' },
    } as const;
    const again = planned(pastReview(), {
      standing: standingAfter(first),
      parties: new Map([['KEN', renamed]]),
    });
    expect(again.commands).toEqual([]);
  });

  it('adds to a review that was opened in another way, as long as it was opened just so', () => {
    const [opened] = first.added;
    const byHand = [{ ...opened!, commandId: 'by-hand', recordedBy: 'officer-2' }];
    const [standing] = standingAfter(first).values();
    const open = new Map([[NIGERIA, { ...standing!, acts: byHand }]]);
    expect(planned(pastReview(), { standing: open })).toMatchObject({ known: 1, commands: [{ index: 0 }] });
    expect(faultsOf([pastReview({ startOn: day('2021-11-02') })], { standing: open })).toEqual([
      '/reviews/0 review-exists',
    ]);
  });
});

describe('faults', () => {
  it('come all together, each with its place, what to do, and nothing planned', () => {
    const reviews = [
      pastReview({ acts: pastActs(namedOn('2021-10-31'), waiver('questionnaire', 'KEN', '2022-01-01')) }),
      pastReview({ phase: '9' }),
      pastReview({ phase: '2', reviewers: [{ party: 'KEN' }, { party: 'ZZZ' }] }),
      pastReview({ mechanism: 'other' }),
      pastReview(),
    ];
    const found = plan(reviews);
    expect(found).not.toHaveProperty('reviews');
    expect(faultsOf(reviews)).toEqual([
      '/reviews/0/acts/0 act-before-opening',
      '/reviews/0/acts/1 not-the-actor',
      '/reviews/1 unknown-phase',
      '/reviews/2 unknown-state',
      '/reviews/3 unknown-procedure',
      '/reviews/4 review-exists',
    ]);
    const remedies = found.accepted ? [] : found.faults.map(({ refusal }) => refusal.remedy);
    expect(remedies.every((remedy) => remedy !== '')).toBe(true);
  });

  it('keep the place in the file though acts are decided by day', () => {
    const acts = pastActs(
      step('feedback-given', 'KEN', '2022-05-01'),
      namedOn('2021-11-03'),
      namedOn('2021-11-09'),
    );
    expect(faultsOf([pastReview({ acts })])).toEqual([
      '/reviews/0/acts/2 second-focal-point',
      '/reviews/0/acts/0 act-before-trigger',
    ]);
  });

  it('include what has not happened yet, and a step that names nobody', () => {
    const acts = [
      ...pastActs(step('questionnaire-submitted', 'NGA', '2022-06-11')),
      { ...pastActs(namedOn('2021-11-03'))[0]!, namesPerson: false },
    ];
    expect(faultsOf([pastReview({ acts })])).toEqual([
      '/reviews/0/acts/1 contact-required',
      '/reviews/0/acts/0 act-in-future',
    ]);
  });
});
