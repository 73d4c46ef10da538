import type { Party, PartyCode } from '../domain/parties/party.ts';
import type { Register } from './database.ts';

/** Enters parties or brings them up to date; none is ever removed. */
export async function enterParties(register: Register, parties: readonly Party[]): Promise<void> {
  if (parties.length === 0) return;
  const rows = parties.map(({ code, name, regionalGroup, instruments }) => ({
    code,
    name,
    regional_group: regionalGroup,
    instruments: JSON.stringify(instruments),
  }));
  await register
    .insertInto('parties')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        regional_group: ref('excluded.regional_group'),
        instruments: ref('excluded.instruments'),
      })),
    )
    .execute();
}

/** All parties by code. */
export async function listParties(register: Register): Promise<readonly Party[]> {
  return await selectParties(register).orderBy('code').execute();
}

export async function findParty(register: Register, code: PartyCode): Promise<Party | undefined> {
  return await selectParties(register).where('code', '=', code).executeTakeFirst();
}

function selectParties(register: Register) {
  return register
    .selectFrom('parties')
    .select(['code', 'name', 'regional_group as regionalGroup', 'instruments']);
}
