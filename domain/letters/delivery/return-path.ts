import { type MailAddress, parseMailAddress } from '../mail-address.ts';

/**
 * The envelope sender of one letter: `bounces+<message token>@<domain>`. What comes back to it is about that letter, whatever a mail
 * system made of the message itself (VERP). It stands in the envelope alone; readers and their replies never see it.
 */
export function toReturnPath(messageToken: string, bounceDomain: string): MailAddress {
  return parseMailAddress(`bounces+${messageToken}@${bounceDomain}`);
}

const RETURN_PATH = /^bounces\+([0-9a-f]{32})@(.+)$/;

/** The message token in an envelope address; `null` when it is no return path of that domain. Systems on the way may change the case. */
export function findMessageToken(address: string, bounceDomain: string): string | null {
  const [, token = null, domain] = RETURN_PATH.exec(address.toLowerCase()) ?? [];
  return domain === bounceDomain.toLowerCase() ? token : null;
}

/** Whether an envelope address is the return path of a letter, of whatever domain. */
export function isReturnPath(address: string): boolean {
  return RETURN_PATH.test(address.toLowerCase());
}

const MESSAGE_ID = /^<?([0-9a-f]{32})@([^<>\s]+?)>?$/;

/** The message token in a Message-ID of ours, with or without its angle brackets; `null` when it is of somebody else. */
export function findTokenInMessageId(messageId: string, mailDomain: string): string | null {
  const [, token = null, domain] = MESSAGE_ID.exec(messageId.trim().toLowerCase()) ?? [];
  return domain === mailDomain.toLowerCase() ? token : null;
}
