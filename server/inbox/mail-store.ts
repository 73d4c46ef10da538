import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findMessageId } from './find-message-id.ts';

/** A mail as the folder holds it. */
export interface StoredMail {
  /** Sorts by the time of receipt. */
  readonly id: string;
  /** Without angle brackets; empty when the mail has none. */
  readonly messageId: string;
  /** Real time of receipt. */
  readonly receivedAtMs: number;
  /** In bytes. */
  readonly size: number;
}

/** Mails as files, one each, with an index in memory that is rebuilt from the files at start. */
export interface MailStore {
  /** Resolves once the whole mail stands in the folder under its own name. */
  add(raw: Buffer): Promise<StoredMail>;
  find(id: string): StoredMail | undefined;
  /** Usually one; more only where a sender repeated itself. */
  findByMessageId(messageId: string): readonly StoredMail[];
  /** Newest first. */
  list(): readonly StoredMail[];
  count(): number;
  read(mail: StoredMail): Promise<Buffer>;
}

/** Nine digits of time in base 36, four that count, nine of chance: names sort by receipt and never collide. */
const ID = /^([0-9a-z]{9})[0-9a-f]{13}$/;
/** Headers of any mail that reaches this inbox are shorter; the index needs nothing else. */
const HEAD_BYTES = 16_384;
const FILES_AT_ONCE = 32;

export async function openMailStore(folder: string): Promise<MailStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mails = new Map<string, StoredMail>();
  const idsByMessageId = new Map<string, string[]>();
  let sequence = 0;

  const enter = (mail: StoredMail): void => {
    mails.set(mail.id, mail);
    const ids = idsByMessageId.get(mail.messageId);
    if (ids === undefined) idsByMessageId.set(mail.messageId, [mail.id]);
    else ids.push(mail.id);
  };
  for (const mail of await readFolder(folder)) enter(mail);

  return {
    async add(raw) {
      const receivedAtMs = Date.now();
      sequence = (sequence + 1) % 0x1_0000;
      const chance = randomBytes(5).toString('hex').slice(0, 9);
      const id = `${receivedAtMs.toString(36).padStart(9, '0')}${sequence.toString(16).padStart(4, '0')}${chance}`;
      const part = join(folder, `${id}.part`);
      // A kill in the middle of writing leaves a part, which the next start removes: it was never acknowledged.
      await writeFile(part, raw, { mode: 0o600, flag: 'wx' });
      await rename(part, toPath(folder, id));
      const mail = {
        id,
        messageId: findMessageId(raw.subarray(0, HEAD_BYTES)),
        receivedAtMs,
        size: raw.length,
      };
      enter(mail);
      return mail;
    },
    find: (id) => mails.get(id),
    findByMessageId: (messageId) =>
      (idsByMessageId.get(messageId) ?? []).flatMap((id) => mails.get(id) ?? []),
    list: () => [...mails.values()].reverse(),
    count: () => mails.size,
    read: (mail) => readFile(toPath(folder, mail.id)),
  };
}

function toPath(folder: string, id: string): string {
  return join(folder, `${id}.eml`);
}

/** Oldest first. Removes the parts of mails that were never acknowledged. */
async function readFolder(folder: string): Promise<StoredMail[]> {
  const names = (await readdir(folder)).sort();
  await Promise.all(names.filter((name) => name.endsWith('.part')).map((name) => rm(join(folder, name))));
  const ids = names.flatMap((name) =>
    name.endsWith('.eml') && ID.test(name.slice(0, -4)) ? [name.slice(0, -4)] : [],
  );
  const mails: StoredMail[] = [];
  for (let from = 0; from < ids.length; from += FILES_AT_ONCE) {
    mails.push(
      ...(await Promise.all(ids.slice(from, from + FILES_AT_ONCE).map((id) => readHead(folder, id)))),
    );
  }
  return mails;
}

async function readHead(folder: string, id: string): Promise<StoredMail> {
  const file = await open(toPath(folder, id));
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return {
      id,
      messageId: findMessageId(buffer.subarray(0, bytesRead)),
      receivedAtMs: Number.parseInt(id.slice(0, 9), 36),
      size,
    };
  } finally {
    await file.close();
  }
}
