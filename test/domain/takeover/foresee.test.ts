import { describe, expect, it } from 'vitest';
import { isOverdue } from '../../../domain/review/overdue.ts';
import { foresee } from '../../../domain/takeover/foresee.ts';
import { namesOf } from '../../support/agenda-wakes.ts';
import { pastActs, pastReview, planned, standingAfter, TAKEN_AT } from '../../support/past-reviews.ts';
import { closing, step, suspended } from '../../support/review-course.ts';

const everybody = (id: string, on: string) => ['NGA', 'KEN', 'AUT'].map((party) => step(id, party, on));
const nominated = [
  ...everybody('focal-point-named', '2021-11-03'),
  ...everybody('expert-named', '2021-11-20'),
];
const submitted = step('questionnaire-submitted', 'NGA', '2022-03-01');

describe('what a take-over foresees', () => {
  it('where the review stands, and what runs until when', () => {
    const { stage, limits, today } = foresee(
      planned(pastReview({ acts: pastActs(...nominated, submitted) })),
      TAKEN_AT,
    );
    expect(stage).toBe('feedback');
    expect(today).toBe('2022-06-10');
    expect(limits.find(({ key }) => key === 'feedback/KEN')).toMatchObject({
      status: 'running',
      dueOn: '2022-09-01',
    });
  });

  it('tells each time that still runs once, and nothing of rungs or of times that are past', () => {
    const foreseen = foresee(planned(pastReview({ acts: pastActs(...nominated) })), TAKEN_AT);
    const overdue = foreseen.limits.filter((limit) => isOverdue(limit, TAKEN_AT)).map(({ key }) => key);
    expect(overdue).toEqual(['questionnaire/NGA']);
    expect(namesOf(foreseen.due)).toEqual(['summary/secretariat:opening:2023-11-01:party']);
    // Three months after the questionnaire was due, less what is past: the bureau's rung is the next.
    expect(foreseen.nextAt).toBe('2022-08-01T07:00:00.000Z');
  });

  it('tells nothing of what the acts given have ended, since they are entered together', () => {
    const { due } = foresee(planned(pastReview({ acts: pastActs(...nominated, submitted) })), TAKEN_AT);
    expect(due.map(({ limit, rung }) => `${limit} ${rung}`)).toEqual([
      'feedback/KEN opening',
      'feedback/AUT opening',
      'summary/secretariat opening',
    ]);
  });

  it('tells nothing while the review is suspended or once it is closed', () => {
    const asleep = foresee(planned(pastReview({ acts: pastActs(suspended('2022-02-01')) })), TAKEN_AT);
    expect(asleep).toMatchObject({ suspended: true, due: [], nextAt: null });
    const closed = foresee(planned(pastReview({ acts: pastActs(closing('2022-02-01')) })), TAKEN_AT);
    expect(closed).toMatchObject({ closedOn: '2022-02-01', stage: null, due: [], nextAt: null });
  });

  it('of a review that runs here: each added act tells what follows from it, and what was sent is not sent again', () => {
    const first = planned(pastReview({ acts: pastActs(...nominated) }));
    const standing = standingAfter(first, foresee(first, TAKEN_AT).due);
    const feedback = step('feedback-given', 'KEN', '2022-05-01');
    const acts = pastActs(...nominated, submitted, feedback);
    const { due } = foresee(planned(pastReview({ acts }), { standing }), TAKEN_AT);
    // Kenya is told of its time by the first act before the second says that it was met.
    expect(due.map(({ limit, rung }) => `${limit} ${rung}`)).toEqual([
      'feedback/KEN opening',
      'feedback/AUT opening',
    ]);
    const nothingNew = foresee(planned(pastReview({ acts: pastActs(...nominated) }), { standing }), TAKEN_AT);
    expect(nothingNew.due).toEqual([]);
  });
});
