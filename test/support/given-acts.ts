/** Acts as a client of the API writes them. Dates lie between the opening of Nigeria's review and the day of the tests. */

export const CONTACT = { name: 'Amina Bello', email: 'amina.bello@justice.example' };

export function naming(step: string, party = 'NGA', on = '2021-11-05') {
  return { act: { kind: 'step-taken', step, party, on }, contact: CONTACT };
}

export function step(id: string, party: string, on: string) {
  return { act: { kind: 'step-taken', step: id, party, on } };
}

export function reasoned(kind: string, on: string, more: object = {}) {
  return { act: { kind, on, reason: 'By note verbale', ...more } };
}
