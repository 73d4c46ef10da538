/** What a relay knows about a Message-ID. `cannot-ask` is no answer: only a person can decide then. */
export type RelayAnswer = 'accepted' | 'not-seen' | 'cannot-ask';

/** The relay as a witness: did it ever accept a letter? */
export interface Relay {
  /** `messageId` without its angle brackets. Never throws: a relay that fails to answer cannot be asked. */
  ask(messageId: string): Promise<RelayAnswer>;
}

/** For relays without an API: each doubt goes to a person. */
export const SILENT_RELAY: Relay = { ask: () => Promise.resolve('cannot-ask') };

export function createRelay(_apiUrl: string | undefined): Relay {
  throw new Error('not written yet');
}
