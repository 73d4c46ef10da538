import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { readActs } from '../../../register/acts.ts';
import { CONTACT } from '../../support/given-acts.ts';
import { countRows, createTestApp, NIGERIA_OPENING, type TestApp } from '../../support/test-app.ts';

interface Preview {
  readonly reviews: readonly Record<string, unknown>[];
}

describe('taking over reviews', () => {
  let test: TestApp;
  let phase: string;
  let phases = 0;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(async () => {
    await test.close();
  });
  /** Each test has a phase of its own; it is noon of 20 June 2022. */
  beforeEach(() => {
    phases += 1;
    phase = String(phases);
    test.setNow('2022-06-20T10:00:00.000Z');
    test.proceedings.setReachable(true);
  });

  const named = (party: string, on: string) => ({ step: 'focal-point-named', party, on, contact: CONTACT });
  const submitted = { kind: 'step-taken', step: 'questionnaire-submitted', party: 'NGA', on: '2022-03-01' };
  const nigeria = (...acts: readonly object[]) => ({ ...NIGERIA_OPENING, phase, acts });
  const kenya = () => ({
    ...NIGERIA_OPENING,
    phase,
    party: 'KEN',
    startOn: '2022-06-13',
    reviewers: [{ party: 'NGA' }, { party: 'AUT' }],
  });
  const send = async (preview: boolean | undefined, ...reviews: readonly object[]) =>
    await test.post('/api/take-overs', { ...(preview === undefined ? {} : { preview }), reviews });
  const actsOf = async () => await readActs(test.register, `untoc/${phase}/NGA` as ReviewKey);
  const lettersOf = async () =>
    (await test.get(`/api/letters?review=untoc/${phase}/NGA`)).json<{ items: { noticeKeys: string[] }[] }>()
      .items;

  describe('previewed', () => {
    it('is what happens unless it is asked otherwise, and writes nothing', async () => {
      const before = await countRows(test.register);
      const asked = test.proceedings.asked.length;
      const preview = await send(undefined, nigeria(named('NGA', '2021-11-03')), kenya());
      expect(preview.statusCode).toBe(200);
      expect(
        preview
          .json<Preview>()
          .reviews.map(({ review, toRecord, known, open }) => [review, toRecord, known, open]),
      ).toEqual([
        [`untoc/${phase}/NGA`, 2, 0, false],
        [`untoc/${phase}/KEN`, 1, 0, false],
      ]);
      expect(await countRows(test.register)).toEqual(before);
      expect(test.proceedings.asked).toHaveLength(asked);
    });

    it('tells the stage, what is overdue, what runs until when and how well that is founded, and what is sent at once', async () => {
      const [review] = (await send(true, nigeria(named('NGA', '2021-11-03')))).json<Preview>().reviews;
      expect(review).toMatchObject({
        stage: { id: 'nomination', title: 'Nominations' },
        openedOn: '2021-11-01',
        today: '2022-06-20',
        sample: false,
        suspended: false,
        closedOn: null,
      });
      // As well founded as its weakest step: 1 May 2022 is a Sunday, and that Sundays shift nothing is assumed.
      expect(review?.['timeLimits']).toContainEqual({
        key: 'questionnaire/NGA',
        title: 'Self-assessment questionnaire',
        party: 'NGA',
        status: 'running',
        dueOn: '2022-05-01',
        overdue: true,
        daysLeft: -50,
        standing: 'assumed',
      });
      expect(review?.['timeLimits']).not.toContainEqual(expect.objectContaining({ key: 'focal-point/NGA' }));
      expect(review?.['notices']).toEqual([
        {
          key: `untoc/${phase}/NGA:summary/secretariat:opening:2023-11-01:party`,
          title: 'Summary',
          party: 'secretariat',
          rung: 'opening',
          addressee: 'party',
          dueOn: '2023-11-01',
          signature: false,
        },
      ]);
    });
  });

  describe('applied', () => {
    it('records everything at once, with the persons, and sends what the preview said', async () => {
      const file = nigeria(submitted, named('NGA', '2021-11-03'));
      const [foreseen] = (await send(true, file)).json<Preview>().reviews;
      const taken = await send(false, file);
      expect(taken.statusCode).toBe(201);
      expect(taken.json()).toEqual({
        items: [{ review: `untoc/${phase}/NGA`, takenOver: true, recorded: 3, problem: null }],
      });
      const acts = await actsOf();
      expect(acts.map(({ body }) => [body.kind, body.on])).toEqual([
        ['review-opened', '2021-11-01'],
        ['step-taken', '2021-11-03'],
        ['step-taken', '2022-03-01'],
      ]);
      const review = await test.get(`/api/reviews/untoc/${phase}/NGA`);
      expect(review.json()).toMatchObject({ parties: [{ code: 'NGA', focalPointNamed: true }, {}, {}] });
      const sent = (await lettersOf()).flatMap(({ noticeKeys }) => noticeKeys);
      const { notices } = foreseen as { readonly notices: readonly { readonly key: string }[] };
      expect(sent.toSorted()).toEqual(notices.map(({ key }) => key).toSorted());
      // The questionnaire was submitted: its opening was never told, though its time began when the review was opened.
      expect(sent.filter((key) => key.includes('questionnaire'))).toEqual([]);
    });

    it('again records nothing; with an act more, that act alone', async () => {
      await send(false, nigeria(named('NGA', '2021-11-03')));
      const before = await countRows(test.register);
      const again = await send(false, nigeria(named('NGA', '2021-11-03')));
      expect(again.json()).toMatchObject({ items: [{ takenOver: true, recorded: 0 }] });
      expect(await countRows(test.register)).toEqual(before);

      const longer = nigeria(named('KEN', '2021-11-02'), named('NGA', '2021-11-03'));
      expect((await send(true, longer)).json()).toMatchObject({
        reviews: [{ open: true, toRecord: 1, known: 2 }],
      });
      expect((await send(false, longer)).json()).toMatchObject({ items: [{ takenOver: true, recorded: 1 }] });
      expect((await actsOf()).map(({ body }) => body.on)).toEqual(['2021-11-01', '2021-11-03', '2021-11-02']);
      expect((await countRows(test.register))['contacts']).toBe((before['contacts'] ?? 0) + 1);
    });

    it('that was cut short is completed by the same file', async () => {
      const file = [nigeria(named('NGA', '2021-11-03')), kenya()];
      test.proceedings.setReachable(false);
      const cut = await send(false, ...file);
      expect(cut.statusCode).toBe(207);
      expect(cut.json()).toMatchObject({
        items: [
          { takenOver: false, recorded: 0, problem: { code: 'proceedings-unavailable' } },
          { takenOver: false, recorded: 0, problem: { code: 'proceedings-unavailable' } },
        ],
      });
      test.proceedings.setReachable(true);
      const completed = await send(false, ...file);
      expect(completed.statusCode).toBe(201);
      expect(completed.json()).toMatchObject({ items: [{ recorded: 2 }, { recorded: 1 }] });
    });

    it('after somebody else opened the review meanwhile: refused, and no person stays behind', async () => {
      const { takeOver } = test.proceedings;
      const before = await countRows(test.register);
      test.proceedings.takeOver = async (...asked) => {
        await test.post('/api/reviews', { ...NIGERIA_OPENING, phase, startOn: '2022-06-01' });
        return await takeOver(...asked);
      };
      try {
        const taken = await send(false, nigeria(named('NGA', '2021-11-03')));
        expect(taken.statusCode).toBe(207);
        expect(taken.json()).toMatchObject({
          items: [{ takenOver: false, problem: { code: 'review-exists' } }],
        });
        expect((await countRows(test.register))['contacts']).toBe(before['contacts']);
      } finally {
        test.proceedings.takeOver = takeOver;
      }
    });
  });

  describe('refused', () => {
    it('whole, with every fault and its place, and nothing is written', async () => {
      const before = await countRows(test.register);
      const faulty = [
        nigeria(named('NGA', '2022-06-21'), { ...submitted, party: 'KEN' }),
        { ...kenya(), reviewers: [{ party: 'ZZZ' }, { party: 'AUT' }] },
      ];
      const refused = await send(false, ...faulty);
      expect(refused.statusCode).toBe(422);
      const { faults, detail } = refused.json<{
        faults: { path: string; code: string; remedy: string }[];
        detail: string;
      }>();
      expect(faults.map(({ path, code }) => [path, code])).toEqual([
        ['/reviews/0/acts/1', 'not-the-actor'],
        ['/reviews/0/acts/0', 'act-in-future'],
        ['/reviews/1', 'unknown-state'],
      ]);
      expect(detail).toMatch(/^3 faults; nothing was taken over/);
      expect(await countRows(test.register)).toEqual(before);
    });

    it.each([
      ['a day that does not exist', { ...submitted, on: '2022-02-30' }, '/reviews/0/acts/0/on'],
      ['an act of no known kind', { ...submitted, kind: 'guessed' }, '/reviews/0/acts/0/kind'],
      [
        'a striking out',
        { kind: 'act-struck-out', sequence: 2, on: '2022-03-01', reason: 'Wrong.' },
        '/reviews/0/acts/0/kind',
      ],
      [
        'a contact with an act that names nobody',
        { kind: 'review-closed', on: '2022-03-01', reason: 'Done.', contact: CONTACT },
        '/reviews/0/acts/0',
      ],
      [
        'a wrong address',
        { ...named('NGA', '2021-11-03'), contact: { ...CONTACT, email: 'none' } },
        '/reviews/0/acts/0/contact/email',
      ],
    ])('by its form: %s', async (_, act, path) => {
      const malformed = await send(false, nigeria(act));
      expect(malformed.statusCode).toBe(400);
      expect(malformed.json()).toMatchObject({ code: 'invalid-request', faults: [{ path }] });
    });

    it('without the token', async () => {
      const refused = await test.post(
        '/api/take-overs',
        { reviews: [nigeria()] },
        { authorization: 'Bearer wrong-token' },
      );
      expect(refused.statusCode).toBe(401);
    });
  });
});
