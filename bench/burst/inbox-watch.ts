import { z } from 'zod';

const messageList = z.object({
  messages: z.array(z.object({ MessageID: z.string(), Created: z.iso.datetime() })),
  total: z.number(),
});

const PAGE = 500;

/** How many mails have arrived. */
export async function countMails(inboxUrl: string): Promise<number> {
  return (await readPage(inboxUrl, 0, 1)).total;
}

export interface ArrivedMail {
  readonly messageId: string;
  /** Real time in milliseconds since the epoch. */
  readonly acceptedAtMs: number;
}

/** Every mail that has arrived, as the inbox itself saw it. */
export async function readMails(inboxUrl: string): Promise<readonly ArrivedMail[]> {
  const mails: ArrivedMail[] = [];
  for (let start = 0; ; start += PAGE) {
    const { messages } = await readPage(inboxUrl, start, PAGE);
    mails.push(
      ...messages.map(({ MessageID, Created }) => ({
        messageId: MessageID,
        acceptedAtMs: Date.parse(Created),
      })),
    );
    if (messages.length < PAGE) return mails;
  }
}

async function readPage(
  inboxUrl: string,
  start: number,
  limit: number,
): Promise<z.output<typeof messageList>> {
  const response = await fetch(`${inboxUrl}/api/v1/messages?start=${start}&limit=${limit}`);
  return messageList.parse(await response.json());
}
