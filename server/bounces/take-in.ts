import { REAL_TIME, toProceedingsTime } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { findMessageToken, findTokenInMessageId } from '../../domain/letters/delivery/return-path.ts';
import { judgeReturned } from '../../domain/letters/delivery/returned-mail.ts';
import type { Register } from '../../register/database.ts';
import { type NewsResult, recordDelivery, recordUnreadable } from '../../register/letters/deliveries.ts';
import { enterInJournal } from '../../register/letters/journal.ts';
import { type ReadMail, readReturned } from './read-returned.ts';

export interface TakeInDeps {
  readonly register: Register;
  /** Proceedings' time. */
  readonly now: () => Instant;
  /** Right-hand side of the return paths. */
  readonly bounceDomain: string;
  /** Right-hand side of the Message-IDs. */
  readonly mailDomain: string;
  /** Address of the journal, if the relay keeps one. */
  readonly journal: string | undefined;
  /** Has the post room look for letters. Never throws. */
  readonly wakePostRoom: (mechanism: string) => Promise<void>;
}

/** What came of a mail, as it is counted. */
export type TakenIn =
  | 'report'
  /** Reported before. */
  | 'repeated'
  /** A copy of a letter, or of somebody else's mail, for the journal. */
  | 'journal'
  | 'auto-reply'
  /** For a person to look at. */
  | 'unreadable'
  /** About no letter of ours. */
  | 'unknown'
  /** A person wrote it, who is told that nobody reads here. */
  | 'from-a-person'
  /** About a letter that is just being sent: to be brought again. */
  | 'too-early'
  /** Not looked at. */
  | 'too-large';

/** What a mail without a letter to speak of can be. */
const NOTHING: NewsResult = { kind: 'unknown' };

/** Whether mail to this address is taken in at all. */
export function isTakenIn({ bounceDomain, journal }: TakeInDeps, address: string): boolean {
  return isJournal(journal, address) || findMessageToken(address, bounceDomain) !== null;
}

/**
 * Takes in one mail for one recipient and enters what it says. Rejects when the register cannot be reached; then nothing was entered,
 * and the same mail may come again.
 * @param raw the mail, or its beginning
 */
export async function takeIn(
  deps: TakeInDeps,
  {
    raw,
    nullSender,
    recipient,
  }: { readonly raw: Buffer; readonly nullSender: boolean; readonly recipient: string },
): Promise<TakenIn> {
  const mail = await readReturned(raw, nullSender);
  if (isJournal(deps.journal, recipient)) return await noteInJournal(deps, mail);
  const judged = judgeReturned(mail);
  switch (judged.kind) {
    case 'auto-reply':
    case 'from-a-person':
      return judged.kind;
    case 'unreadable': {
      const result = await firstKnown(toTokens(deps, mail, recipient), (messageToken) =>
        recordUnreadable(deps.register, { messageToken, messageId: `${messageToken}@${deps.mailDomain}` }),
      );
      return result.kind === 'unknown' ? 'unknown' : 'unreadable';
    }
    case 'report': {
      const realNow = toProceedingsTime(REAL_TIME, Date.now());
      const { detail, outcome, addressAtFault } = judged;
      const result = await firstKnown(toTokens(deps, mail, recipient), (messageToken) =>
        recordDelivery(deps.register, {
          messageToken,
          outcome,
          detail,
          addressAtFault,
          now: deps.now(),
          realNow,
        }),
      );
      return await conclude(deps, result);
    }
  }
}

/** The letter that the return path names; where that is of none, the one whose Message-ID the report returns. */
function toTokens(
  { bounceDomain, mailDomain }: TakeInDeps,
  mail: ReadMail,
  recipient: string,
): readonly string[] {
  const named = findMessageToken(recipient, bounceDomain);
  const returned = findTokenInMessageId(mail.returnedMessageId, mailDomain);
  return [...new Set([named, returned])].filter((token) => token !== null);
}

async function firstKnown(
  tokens: readonly string[],
  record: (messageToken: string) => Promise<NewsResult>,
): Promise<NewsResult> {
  for (const token of tokens) {
    const result = await record(token);
    if (result.kind !== 'unknown') return result;
  }
  return NOTHING;
}

async function conclude({ wakePostRoom }: TakeInDeps, result: NewsResult): Promise<TakenIn> {
  switch (result.kind) {
    case 'known':
      return 'repeated';
    case 'noted':
      if (result.wake) await wakePostRoom(result.mechanism);
      return 'report';
    case 'unknown':
    case 'too-early':
      return result.kind;
  }
}

async function noteInJournal({ mailDomain, now, register }: TakeInDeps, mail: ReadMail): Promise<TakenIn> {
  const messageToken = findTokenInMessageId(mail.messageId, mailDomain);
  if (messageToken !== null)
    await enterInJournal(register, { messageToken, messageId: `${messageToken}@${mailDomain}`, now: now() });
  return 'journal';
}

function isJournal(journal: string | undefined, address: string): boolean {
  return journal?.toLowerCase() === address.toLowerCase();
}
