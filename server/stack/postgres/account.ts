import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

/** An operating-system user without privileges, that PostgreSQL runs as because it refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Tried in this order; both exist on most systems, so none has to be made. */
const CANDIDATES = ['postgres', 'nobody'] as const;

/**
 * Who PostgreSQL runs as: `null` for ourselves, unless we are root. A cluster that exists keeps its owner, since
 * PostgreSQL accepts no other.
 * @throws {Error} if the cluster belongs to somebody that we cannot become, or root finds no account.
 */
export async function chooseAccount(clusterFolder: string): Promise<Account | null> {
  const ourUid = process.getuid?.();
  if (ourUid === undefined) return null;
  const cluster = await stat(clusterFolder).catch(() => undefined);
  if (ourUid !== 0) {
    if (cluster !== undefined && cluster.uid !== ourUid) {
      throw new Error(
        `the database in ${clusterFolder} belongs to user id ${String(cluster.uid)}, and this process runs as ` +
          `${String(ourUid)}; start as before (perhaps as root), or give the folder to this user by chown -R`,
      );
    }
    return null;
  }
  if (cluster !== undefined && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid };
  for (const name of CANDIDATES) {
    const account = await findAccount(name);
    if (account !== undefined) return account;
  }
  throw new Error(
    'PostgreSQL refuses to run as root and neither of the users postgres and nobody exists; ' +
      'run as another user, or set DATABASE_URL',
  );
}

async function findAccount(name: string): Promise<Account | undefined> {
  const run = promisify(execFile);
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** Whether the account can enter every folder on the way to `path` and enter (or run) `path` itself. */
export async function canReach(path: string, account: Account): Promise<boolean> {
  for (let place = resolve(path); ; place = dirname(place)) {
    const { mode, uid, gid } = await stat(place);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (place === dirname(place)) return true;
  }
}
