import type { Party, PartyCode } from '../domain/parties/party.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import type { Register } from '../register/database.ts';
import { findParty } from '../register/parties.ts';
import { findProcedure } from '../register/procedures.ts';
import { toProblem } from './problem.ts';

/** The newest procedure of a mechanism that somebody named. @throws Problem 422 `unknown-procedure` */
export async function requireMechanism(register: Register, mechanism: string): Promise<Procedure> {
  const procedure = await findProcedure(register, mechanism);
  if (procedure !== undefined) return procedure;
  throw toProblem({
    code: 'unknown-procedure',
    message: `There is no mechanism ${mechanism}.`,
    remedy: 'Name a mechanism that the configuration holds, such as untoc.',
    facts: { mechanism },
  });
}

/** The State that somebody named by its code. @throws Problem 422 `unknown-state` */
export async function requireState(register: Register, code: PartyCode): Promise<Party> {
  const party = await findParty(register, code);
  if (party !== undefined) return party;
  throw toProblem({
    code: 'unknown-state',
    message: `No State has the code ${code}.`,
    remedy: 'Use three letters of ISO 3166-1, such as NGA.',
    facts: { party: code },
  });
}
