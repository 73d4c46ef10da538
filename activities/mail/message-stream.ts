import { Readable } from 'node:stream';

/** A message on its way to the relay, which knows whether any of it was taken. */
export interface MessageStream {
  readonly stream: Readable;
  /** False until the relay has asked for the message: up to then it cannot have accepted it. */
  started(): boolean;
}

export function createMessageStream(raw: Buffer): MessageStream {
  let started = false;
  const stream = new Readable({
    // Called when the client pipes the stream into the connection, which it does on the relay's 354 alone.
    read() {
      started = true;
      this.push(raw);
      this.push(null);
    },
  });
  return { stream, started: () => started };
}
