import type { Migration } from 'kysely';
import * as register from './0001-register.ts';
import * as draws from './0002-draws.ts';
import * as letterActs from './0003-letter-acts.ts';
import * as post from './0004-post.ts';

/**
 * All migrations by name, which is also their order. Listed, not found on disk, so that they are checked and bundled
 * like any code. Forward only: each must work while the release before it still runs; what was applied is never edited.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-register': register,
  '0002-draws': draws,
  '0003-letter-acts': letterActs,
  '0004-post': post,
};
