import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { CONTACT, naming, reasoned, step } from '../../support/given-acts.ts';
import { countRows, createTestApp, type TestApp } from '../../support/test-app.ts';

let test: TestApp;
let key: ReviewKey;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(async () => {
  await test.close();
});
/** Each test has a review of its own. */
beforeEach(async () => {
  test.proceedings.setReachable(true);
  key = await test.openNigeria();
});

async function post(body: unknown, headers: Record<string, string> = {}) {
  return await test.post(`/api/reviews/${key}/acts`, body, headers);
}

describe('a refused act', () => {
  const refused: readonly (readonly [string, object, number, string])[] = [
    ['of an unknown step', step('tea-taken', 'NGA', '2021-11-05'), 422, 'unknown-step'],
    ['of a State outside the review', naming('focal-point-named', 'FRA'), 422, 'not-part-of-review'],
    [
      'of a State that does not take this step',
      step('questionnaire-submitted', 'KEN', '2021-11-05'),
      422,
      'not-the-actor',
    ],
    ['before its trigger', step('feedback-given', 'KEN', '2021-11-05'), 422, 'act-before-trigger'],
    ['before the opening', step('questionnaire-submitted', 'NGA', '2021-10-31'), 422, 'act-before-opening'],
    ['on a day in the future', step('questionnaire-submitted', 'NGA', '2021-11-11'), 422, 'act-in-future'],
    [
      'that names nobody where somebody must be named',
      step('focal-point-named', 'NGA', '2021-11-05'),
      422,
      'contact-required',
    ],
    [
      'that names somebody where nobody is named',
      naming('questionnaire-submitted'),
      422,
      'contact-not-expected',
    ],
    [
      'of another kind with a person',
      { ...reasoned('review-suspended', '2021-11-05'), contact: CONTACT },
      422,
      'contact-not-expected',
    ],
    [
      'without its reason',
      { act: { kind: 'review-suspended', on: '2021-11-05', reason: '' } },
      422,
      'reason-required',
    ],
    ['that resumes what runs', reasoned('review-resumed', '2021-11-05'), 409, 'review-not-suspended'],
    [
      'that strikes out what is not there',
      reasoned('act-struck-out', '2021-11-05', { sequence: 7 }),
      422,
      'no-such-act',
    ],
    [
      'that strikes out the opening',
      reasoned('act-struck-out', '2021-11-05', { sequence: 1 }),
      409,
      'act-not-strikable',
    ],
    [
      'with a span in hours',
      reasoned('extension-granted', '2021-11-05', { obligation: 'questionnaire', party: 'NGA', by: 'PT5H' }),
      400,
      'invalid-request',
    ],
    [
      'on a day that does not exist',
      step('questionnaire-submitted', 'NGA', '2021-02-29'),
      400,
      'invalid-request',
    ],
    ['of no known kind', { act: { kind: 'review-forgotten', on: '2021-11-05' } }, 400, 'invalid-request'],
    [
      'that opens the review again',
      { act: { kind: 'review-opened', on: '2021-11-05' } },
      400,
      'invalid-request',
    ],
    [
      'with a contact id of its own',
      { act: { ...naming('focal-point-named').act, contactId: 'somebody' } },
      400,
      'invalid-request',
    ],
    [
      'with two addresses',
      { ...naming('focal-point-named'), contact: { ...CONTACT, email: 'a@one.example,b@two.example' } },
      400,
      'invalid-request',
    ],
    ['without an act', {}, 400, 'invalid-request'],
  ];

  it.each(refused)('%s leaves nothing behind', async (_what, body, status, code) => {
    const before = await countRows(test.register);
    const answer = await post(body);
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.statusCode).toBe(status);
    expect(await countRows(test.register)).toEqual(before);
  });

  it('O25: a second focal point of the same State leaves neither an act nor the second person', async () => {
    await post(naming('focal-point-named'));
    const before = await countRows(test.register);
    const second = await post(naming('focal-point-named', 'NGA', '2021-11-06'));
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'second-focal-point', facts: { party: 'NGA' } });
    expect(await countRows(test.register)).toEqual(before);
    expect((await post(naming('focal-point-named', 'KEN'))).statusCode).toBe(201);
  });

  it('in a closed review leaves nothing behind', async () => {
    await post(reasoned('review-closed', '2021-11-09'));
    const before = await countRows(test.register);
    const late = await post(step('questionnaire-submitted', 'NGA', '2021-11-09'));
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'review-closed' });
    expect(await countRows(test.register)).toEqual(before);
  });

  it('in a review that was never opened is a 404, and nobody is stored', async () => {
    const before = await countRows(test.register);
    const unknown = await test.post('/api/reviews/untoc/99/NGA/acts', naming('focal-point-named'));
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json()).toMatchObject({ code: 'review-not-found' });
    expect(await countRows(test.register)).toEqual(before);
  });
});
