import type { KyselyPlugin } from 'kysely';
import type { Register } from '../../register/database.ts';
import type { KillPoint } from './kill-plan.ts';

/** The register, with each statement reported before it goes out and when its answer has come; inside transactions too. */
export function watchStatements(register: Register, meet: (point: KillPoint) => void): Register {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      meet('before-statement');
      return node;
    },
    transformResult: ({ result }) => {
      meet('after-statement');
      return Promise.resolve(result);
    },
  };
  return register.withPlugin(plugin);
}
