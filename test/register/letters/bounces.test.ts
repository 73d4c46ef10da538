import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { enterStandingContacts } from '../../../register/contacts.ts';
import { closeTask } from '../../../register/tasks.ts';
import {
  addFocalPoint,
  createReportedLetters,
  FOCAL_POINT,
  MISSION,
  NOW,
  named,
  REVIEW,
  type ReportedLetters,
  STANDING,
} from '../../support/reported-letters.ts';
import { at, settleCourse } from '../../support/reviews-in-register.ts';

let letters: ReportedLetters;
beforeEach(async () => {
  letters = await createReportedLetters();
});
afterEach(async () => {
  await letters.drop();
});

describe('a letter to a focal point that came back', () => {
  test('goes to the permanent mission with all that it carried, as a slip that is gathered like any other', async () => {
    const letter = await letters.tried();
    expect(await letters.report(letter.messageToken, 'bounced')).toEqual({
      kind: 'noted',
      mechanism: 'untoc',
      wake: true,
    });
    const original = await letters.register
      .selectFrom('letters')
      .selectAll()
      .where('id', '=', letter.id)
      .executeTakeFirstOrThrow();
    const [fallback, ...others] = await letters.fallbacks();
    expect(others).toEqual([]);
    expect(fallback).toMatchObject({
      instead_of: letter.id,
      addressee: 'permanent-mission',
      party: 'NGA',
      review_key: original.review_key,
      review_keys: original.review_keys,
      notice_keys: original.notice_keys,
      status: 'intended',
      gathered: false,
      attempts: 0,
      day: '2021-11-08',
      moment: NOW,
      not_before: NOW,
    });
    expect(fallback?.message_token).toMatch(/^[0-9a-f]{32}$/);
    expect(fallback?.message_token).not.toBe(letter.messageToken);
  });

  test('makes one such letter ever, however often it comes back and is sent again', async () => {
    const letter = await letters.tried();
    await letters.report(letter.messageToken, 'bounced');
    expect(await letters.report(letter.messageToken, 'bounced')).toEqual({ kind: 'known' });
    // As if the mission's letter had become part of another, and an officer had sent the first once more.
    await sql`delete from letters where instead_of is not null`.execute(letters.register);
    await letters.tried({ attempts: 2, delivery: null });
    expect(await letters.report(letter.messageToken, 'bounced')).toMatchObject({ kind: 'noted' });
    expect(await letters.fallbacks()).toEqual([]);
  });

  test('makes one even where two reports come at one time', async () => {
    const letter = await letters.tried();
    const results = await Promise.all(
      Array.from({ length: 6 }, () => letters.report(letter.messageToken, 'bounced')),
    );
    expect(results.filter(({ kind }) => kind === 'noted')).toHaveLength(1);
    expect(await letters.fallbacks()).toHaveLength(1);
    expect(await letters.slips()).toHaveLength(1);
  });

  test('opens a task that names nobody, and the secretariat is written to', async () => {
    const letter = await letters.tried();
    await letters.report(letter.messageToken, 'bounced');
    const [task, ...others] = await letters.openTasks();
    expect(others).toEqual([]);
    expect(task).toMatchObject({ kind: 'contact-bounced', review: REVIEW, letterId: letter.id });
    expect(task?.text).toBe(
      'A letter of untoc/1/NGA to the focal point of NGA could not be delivered (5.1.1: 550 User unknown). ' +
        'What it said goes to the permanent mission instead. Later letters to this focal point go to the permanent mission as well, ' +
        'until the State names another, or you close this task because the address is good again.',
    );
    expect(await letters.slips()).toMatchObject([
      {
        addressee: 'secretariat',
        task_ids: [task?.id],
        notice_keys: [],
        status: 'intended',
        gathered: false,
      },
    ]);
  });

  test('sends later letters to the mission too, until the task is closed', async () => {
    const letter = await letters.tried();
    expect(await letters.writtenTo()).toBe('ada@justice.example');
    await letters.report(letter.messageToken, 'bounced');
    expect(await letters.writtenTo()).toBe('nga@missions.example');
    const [task] = await letters.openTasks();
    await closeTask(letters.register, task?.id ?? '', {
      commandId: 'c',
      officer: 'Officer 2',
      reason: 'They fixed it',
    });
    expect(await letters.writtenTo()).toBe('ada@justice.example');
  });

  test('or until another focal point is named', async () => {
    const letter = await letters.tried();
    await letters.report(letter.messageToken, 'bounced');
    const other = '00000000-0000-4000-8000-00000000000b';
    await addFocalPoint(letters, other, 'bola@justice.example');
    await settleCourse(letters.register, {
      acts: [
        named('focal-point-named', FOCAL_POINT, '2021-11-02'),
        named('focal-point-replaced', other, '2021-11-09'),
      ],
      now: at('2021-11-09T12:00:00Z'),
    });
    expect(await letters.writtenTo()).toBe('bola@justice.example');
  });

  test('marks the same address wherever it stands, in whatever case, and no other', async () => {
    const elsewhere = '00000000-0000-4000-8000-00000000000c';
    await addFocalPoint(letters, elsewhere, 'ADA@justice.example', 'untoc/1/KEN' as ReviewKey);
    const letter = await letters.tried();
    await letters.report(letter.messageToken, 'bounced');
    const marked = () =>
      letters.register
        .selectFrom('contacts')
        .select('id')
        .where('bounced_at', '=', NOW)
        .orderBy('id')
        .execute();
    expect(await marked()).toEqual([{ id: FOCAL_POINT }, { id: elsewhere }]);
    const [task] = await letters.openTasks();
    await closeTask(letters.register, task?.id ?? '', {
      commandId: 'c',
      officer: 'Officer 2',
      reason: null,
    });
    expect(await marked()).toEqual([]);
  });

  test('for a reason that is not the address’s leaves later letters to it as they are', async () => {
    const letter = await letters.tried();
    await letters.report(letter.messageToken, 'bounced', {
      detail: '5.7.1: refused by policy',
      addressAtFault: false,
    });
    expect(await letters.fallbacks()).toHaveLength(1);
    expect(await letters.writtenTo()).toBe('ada@justice.example');
    expect((await letters.openTasks())[0]?.text).toContain('later letters go to it as before');
  });

  test('goes nowhere else where no mission is known, or the mission has the same address; the task says so', async () => {
    for (const change of [{ active: false }, { active: true, email: 'Ada@justice.example' }]) {
      await letters.register
        .updateTable('contacts')
        .set(change)
        .where('role', '=', 'permanent-mission')
        .execute();
      const letter = await letters.tried({ attempts: change.active ? 2 : 1, delivery: null });
      await letters.report(letter.messageToken, 'bounced');
      expect(await letters.fallbacks()).toEqual([]);
      const [task] = await letters.openTasks();
      expect(task?.text).toContain('No other address of the State is known');
      await closeTask(letters.register, task?.id ?? '', {
        commandId: 'c',
        officer: 'Officer 2',
        reason: null,
      });
    }
  });

  test('of which nobody noted to whom it went is replaced all the same, and marks no address on a guess', async () => {
    const letter = await letters.tried({ contact_id: null });
    await letters.report(letter.messageToken, 'bounced');
    expect(await letters.fallbacks()).toHaveLength(1);
    expect(await letters.writtenTo()).toBe('ada@justice.example');
  });
});

describe('a letter that came back from somebody else', () => {
  test('from a permanent mission is a task alone: there is nobody else to write to', async () => {
    const mission = await letters.register
      .selectFrom('contacts')
      .select('id')
      .where('role', '=', 'permanent-mission')
      .executeTakeFirstOrThrow();
    const letter = await letters.tried({ contact_id: mission.id });
    await letters.report(letter.messageToken, 'bounced');
    expect(await letters.fallbacks()).toEqual([]);
    expect((await letters.openTasks())[0]?.text).toBe(
      'A letter of untoc/1/NGA to the permanent mission of NGA could not be delivered (5.1.1: 550 User unknown). ' +
        'Find the right address and enter it among the standing contacts; then close this task.',
    );
    expect(await letters.writtenTo('permanent-mission')).toBe('nga@missions.example');
    expect(await letters.slips()).toHaveLength(1);
  });

  test('from the secretariat is a task that the secretariat is not written to about', async () => {
    const desk = await letters.register
      .selectFrom('contacts')
      .select('id')
      .where('role', '=', 'secretariat')
      .executeTakeFirstOrThrow();
    const letter = await letters.tried({ contact_id: desk.id, addressee: 'secretariat', party: null });
    expect(await letters.report(letter.messageToken, 'bounced')).toMatchObject({
      kind: 'noted',
      wake: false,
    });
    expect(await letters.slips()).toEqual([]);
    expect(await letters.openTasks()).toHaveLength(1);
  });
});

test('a new address in the file of standing contacts is not held to bounce because the old one did', async () => {
  await letters.register.updateTable('contacts').set({ bounced_at: NOW }).execute();
  const bounced = () =>
    letters.register
      .selectFrom('contacts')
      .select('role')
      .where('bounced_at', 'is not', null)
      .orderBy('role')
      .execute();
  await enterStandingContacts(letters.register, STANDING);
  expect(await bounced()).toHaveLength(4);
  await enterStandingContacts(letters.register, [{ ...MISSION, email: 'new@missions.example' }]);
  expect((await bounced()).map(({ role }) => role)).toEqual(['bureau', 'focal-point', 'secretariat']);
});
