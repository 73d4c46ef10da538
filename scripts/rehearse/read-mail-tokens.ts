import { z } from 'zod';

/** The part of Mailpit's list that is needed. */
const messageList = z.object({ messages: z.array(z.object({ MessageID: z.string() })), total: z.number() });

const PAGE = 500;

/** Left part of the Message-ID of every mail in the inbox, once for each mail. */
export async function readMailTokens(inboxUrl: string): Promise<readonly string[]> {
  const tokens: string[] = [];
  for (;;) {
    const response = await fetch(`${inboxUrl}/api/v1/messages?start=${tokens.length}&limit=${PAGE}`);
    const { messages } = messageList.parse(await response.json());
    if (messages.length === 0) return tokens;
    tokens.push(...messages.map(({ MessageID }) => MessageID.replace(/^<|>$/g, '').replace(/@.*$/, '')));
  }
}
