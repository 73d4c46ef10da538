export type SendOutcome =
  | { readonly kind: 'accepted'; readonly reply: string }
  | { readonly kind: 'not-now'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface OutgoingMail {
  readonly envelope: { readonly from: string; readonly to: string };
  readonly raw: Buffer;
}

export interface Transport {
  send(mail: OutgoingMail): Promise<SendOutcome>;
  close(): Promise<void>;
}

export interface TransportOptions {
  readonly connections?: number;
}

/** `smtpUrl`: `smtp://user:password@host:port` or `smtps://…`. */
export function createTransport(_smtpUrl: string, _options?: TransportOptions): Transport {
  throw new Error('not written yet');
}
