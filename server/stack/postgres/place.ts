import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, canReach, chooseAccount } from './account.ts';

/** Where the cluster lies and who runs it. */
export interface Place {
  /** PostgreSQL's data directory; may not exist yet. */
  readonly cluster: string;
  /** Folder beside it that we may put things in which `account` must reach. */
  readonly folder: string;
  readonly account: Account | null;
}

/** For data that root's services keep and that everybody's services may enter. */
const ROOTS_PLACE = '/var/lib/chancery';

/**
 * Chooses the place once: below the data folder, unless we are root and PostgreSQL's user cannot enter there (a home
 * folder such as `/root`), because widening the permissions of folders that are not ours is not for us to do. The
 * choice is written down in the data folder, so that a later change of permissions cannot hide the database.
 */
export async function choosePlace(dataFolder: string, say: (line: string) => void): Promise<Place> {
  const written = await readFile(placeFile(dataFolder), 'utf8').catch(() => undefined);
  if (written !== undefined) return await toPlace(written.trim());
  const own = await toPlace(dataFolder);
  if (own.account === null) return own;
  await letEnter(dataFolder);
  if (await canReach(dataFolder, own.account)) return own;
  if (await hasCluster(own.cluster)) {
    throw new Error(
      `PostgreSQL's user (id ${String(own.account.uid)}) can no longer enter ${dataFolder}, where its database is; ` +
        'let every user enter (chmod o+x) the folders on the way there',
    );
  }
  const elsewhere = join(ROOTS_PLACE, randomBytes(6).toString('hex'));
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  if (!(await canReach(elsewhere, own.account))) {
    throw new Error(
      `PostgreSQL cannot run as root, and its user (id ${String(own.account.uid)}) can enter neither ${dataFolder} nor ` +
        `${elsewhere}; set CHANCERY_DATA to a folder that every user may enter, run as another user, or set DATABASE_URL`,
    );
  }
  await writeFile(placeFile(dataFolder), `${elsewhere}\n`);
  say(`the data folder cannot be entered by PostgreSQL's user, so the database is kept in ${elsewhere}`);
  return await toPlace(elsewhere);
}

/** Whether a complete cluster lies there. */
export async function hasCluster(cluster: string): Promise<boolean> {
  return await stat(join(cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

function placeFile(dataFolder: string): string {
  return join(dataFolder, 'postgres.place');
}

async function toPlace(folder: string): Promise<Place> {
  const cluster = join(folder, 'postgres');
  return { cluster, folder, account: await chooseAccount(cluster) };
}

/** The data folder itself is ours: others may pass through it, and still cannot list it. */
async function letEnter(dataFolder: string): Promise<void> {
  const { mode } = await stat(dataFolder);
  if ((mode & 0o011) !== 0o011) await chmod(dataFolder, (mode & 0o7777) | 0o011);
}
