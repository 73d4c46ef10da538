/** What a relay knows about a Message-ID. `no-answer`: it may be asked again later. `cannot-ask`: never, and only a person can decide. */
export type RelayAnswer = 'accepted' | 'not-seen' | 'no-answer' | 'cannot-ask';

/** The relay as a witness: did it ever accept a letter? */
export interface Relay {
  /** `messageId` without its angle brackets. Never throws: a relay that fails gives no answer. */
  ask(messageId: string): Promise<RelayAnswer>;
}

const ANSWER_WITHIN_MS = 5_000;

/** For relays without an API: each doubt goes to a person. */
const SILENT_RELAY: Relay = { ask: () => Promise.resolve('cannot-ask') };

/** Whether the journal, to which the relay sends a copy of what it accepts, holds this Message-ID. */
export type FindInJournal = (messageId: string) => Promise<boolean>;

/** A relay that answers in Mailpit's API at `apiUrl`; else one that keeps a journal; else none that can be asked. */
export function createRelay(apiUrl: string | undefined, findInJournal?: FindInJournal): Relay {
  if (apiUrl !== undefined) return createMailpitRelay(apiUrl);
  return findInJournal === undefined ? SILENT_RELAY : createJournalRelay(findInJournal);
}

/**
 * A journal proves that a letter was accepted, and never that it was not: its copy may lie in a queue while the intake is away. So what it
 * does not hold is in doubt, and is settled when the copy comes, or by a person.
 */
function createJournalRelay(findInJournal: FindInJournal): Relay {
  return {
    async ask(messageId) {
      try {
        return (await findInJournal(messageId)) ? 'accepted' : 'no-answer';
      } catch {
        return 'no-answer';
      }
    },
  };
}

function createMailpitRelay(apiUrl: string): Relay {
  return {
    async ask(messageId) {
      try {
        const url = new URL('/api/v1/search', apiUrl);
        url.searchParams.set('query', `message-id:"${messageId}"`);
        const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
        if (!response.ok) return 'no-answer';
        return findIds(await response.json()).includes(messageId) ? 'accepted' : 'not-seen';
      } catch {
        return 'no-answer';
      }
    },
  };
}

/** Message-IDs in an answer of the search. Mailpit's search also finds parts of an id, so the caller compares. */
function findIds(answer: unknown): readonly string[] {
  const messages = isRecord(answer) ? answer['messages'] : undefined;
  if (!Array.isArray(messages))
    throw new TypeError('the relay answered something else than a list of messages');
  return messages.flatMap((message: unknown) => {
    const id = isRecord(message) ? message['MessageID'] : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
