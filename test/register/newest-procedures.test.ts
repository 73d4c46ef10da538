import { afterAll, beforeAll, expect, test } from 'vitest';
import { listNewestProcedures } from '../../register/newest-procedures.ts';
import { enterProcedure, keepProcedure } from '../../register/procedures.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { UNTOC } from '../support/untoc-procedure.ts';

let database: TestRegister;
beforeAll(async () => {
  database = await createTestRegister();
});
afterAll(async () => {
  await database.drop();
});

test('of each mechanism the procedure entered last is listed, by the id of the mechanism', async () => {
  const { register } = database;
  expect(await listNewestProcedures(register)).toEqual([]);
  await enterProcedure(register, UNTOC);
  await enterProcedure(register, { ...UNTOC, id: 'other' });
  await enterProcedure(register, { ...UNTOC, version: '2027-01-01' });
  await keepProcedure(register, { ...UNTOC, version: '2028-01-01' });
  const listed = await listNewestProcedures(register);
  expect(listed.map(({ id, version }) => [id, version])).toEqual([
    ['other', UNTOC.version],
    ['untoc', '2027-01-01'],
  ]);
});
