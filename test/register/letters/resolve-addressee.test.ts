import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import {
  addContact,
  enterStandingContacts,
  findContact,
  removeContact,
  type StandingContact,
} from '../../../register/contacts.ts';
import { resolveAddressee } from '../../../register/letters/resolve-addressee.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { step } from '../../support/review-course.ts';
import { at, settleCourse } from '../../support/reviews-in-register.ts';

const STANDING: readonly StandingContact[] = [
  {
    role: 'permanent-mission',
    party: 'NGA',
    name: 'Mission of Nigeria',
    email: 'nga@missions.example',
    language: 'en',
  },
  {
    role: 'permanent-mission',
    party: 'AUT',
    name: 'Mission of Austria',
    email: 'aut@missions.example',
    language: 'en',
  },
  { role: 'secretariat', party: null, name: 'Secretariat', email: 'desk@example.org', language: 'en' },
  { role: 'bureau', party: null, name: 'Bureau', email: 'bureau@example.org', language: 'en' },
];

let database: TestRegister;
let key: ReviewKey;
const focalPoint = '00000000-0000-4000-8000-00000000000a';
beforeAll(async () => {
  database = await createTestRegister();
  await enterStandingContacts(database.register, STANDING);
  await addContact(database.register, focalPoint, {
    reviewKey: 'untoc/1/NGA' as ReviewKey,
    party: 'NGA',
    role: 'focal-point',
    name: 'Ada',
    email: 'ada@example.ng',
    language: 'en',
  });
  const named = { ...step('focal-point-named', 'NGA', '2021-11-02'), contactId: focalPoint };
  ({ key } = await settleCourse(database.register, { acts: [named], now: at('2021-11-02T12:00:00Z') }));
});
afterAll(async () => {
  await database.drop();
});

async function addressOf(party: string, addressee: 'party' | 'permanent-mission' | 'secretariat' | 'bureau') {
  return (await resolveAddressee(database.register, { reviewKey: key, party, addressee }))?.email;
}

test('a party is written to by its focal point in this review, and by its mission where it has none', async () => {
  expect(await addressOf('NGA', 'party')).toBe('ada@example.ng');
  expect(await addressOf('AUT', 'party')).toBe('aut@missions.example');
});

test('a rung to the permanent mission goes to the mission, focal point or not', async () => {
  expect(await addressOf('NGA', 'permanent-mission')).toBe('nga@missions.example');
});

test('a party without focal point and mission is nobody: nothing is sent elsewhere instead', async () => {
  expect(await addressOf('KEN', 'party')).toBeUndefined();
  expect(await addressOf('KEN', 'permanent-mission')).toBeUndefined();
});

test('the secretariat and the bureau have their own addresses, also where the secretariat owes', async () => {
  expect(await addressOf('NGA', 'secretariat')).toBe('desk@example.org');
  expect(await addressOf('NGA', 'bureau')).toBe('bureau@example.org');
  expect(await addressOf('secretariat', 'party')).toBe('desk@example.org');
});

test('a focal point that is no longer active is not written to', async () => {
  await database.register
    .updateTable('contacts')
    .set({ active: false })
    .where('id', '=', focalPoint)
    .execute();
  expect(await addressOf('NGA', 'party')).toBe('nga@missions.example');
  await database.register
    .updateTable('contacts')
    .set({ active: true })
    .where('id', '=', focalPoint)
    .execute();
});

test('standing contacts entered again are brought up to date and not doubled', async () => {
  const moved = STANDING.map((contact) => ({ ...contact, email: `new-${contact.email}` }));
  await enterStandingContacts(database.register, moved);
  expect(await addressOf('NGA', 'bureau')).toBe('new-bureau@example.org');
  const standing = await database.register
    .selectFrom('contacts')
    .select('id')
    .where('review_key', 'is', null)
    .execute();
  expect(standing).toHaveLength(STANDING.length);
});

test('a contact added under the same id again is left as it is, and one removed is erased', async () => {
  const id = '00000000-0000-4000-8000-00000000000b';
  const berta = {
    reviewKey: key,
    party: 'AUT',
    role: 'expert',
    name: 'Berta',
    email: 'berta@example.at',
    language: 'de',
  } as const;
  expect(await addContact(database.register, id, berta)).toBe(true);
  expect(await addContact(database.register, id, { ...berta, name: 'Clara' })).toBe(false);
  expect(await findContact(database.register, id)).toEqual({ ...berta, id, active: true });
  await removeContact(database.register, id);
  expect(await findContact(database.register, id)).toBeUndefined();
});
