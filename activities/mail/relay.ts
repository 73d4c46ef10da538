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

/** A relay that answers in Mailpit's API at `apiUrl`, or none that can be asked. */
export function createRelay(apiUrl: string | undefined): Relay {
  if (apiUrl === undefined) return SILENT_RELAY;
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
