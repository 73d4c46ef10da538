import { z } from 'zod';

/** The part of Mailpit's list that is needed. */
const messageList = z.object({
  messages: z.array(z.object({ ID: z.string(), MessageID: z.string() })),
  total: z.number(),
});

const PAGE = 500;

/**
 * Left part of the Message-ID of every mail in the inbox, once for each mail. Mails may arrive meanwhile: the newest come
 * first, so that pages move down and a mail may be seen again, but none is missed.
 */
export async function readMailTokens(inboxUrl: string): Promise<readonly string[]> {
  const tokens = new Map<string, string>();
  for (let start = 0; ; start += PAGE) {
    const response = await fetch(`${inboxUrl}/api/v1/messages?start=${start}&limit=${PAGE}`);
    const { messages } = messageList.parse(await response.json());
    for (const { ID, MessageID } of messages)
      tokens.set(ID, MessageID.replace(/^<|>$/g, '').replace(/@.*$/, ''));
    if (messages.length < PAGE) return [...tokens.values()];
  }
}
