import type { Register } from './database.ts';

/** Whether the database answers. */
export async function isReachable(register: Register): Promise<boolean> {
  try {
    await register.selectNoFrom((select) => select.lit(1).as('one')).execute();
    return true;
  } catch {
    return false;
  }
}
