export interface InboxOptions {
  /** Folder of the mails; made if absent. */
  readonly folder: string;
  /** Default: a free one. */
  readonly smtpPort?: number;
  /** Default: a free one. */
  readonly httpPort?: number;
  /** Told what a person at the terminal should know. */
  readonly say?: (line: string) => void;
}

export interface Inbox {
  /** `smtp://127.0.0.1:…`, for `SMTP_URL`. */
  readonly smtpUrl: string;
  /** `http://127.0.0.1:…`: the page for people, and the API for `RELAY_API_URL`. */
  readonly httpUrl: string;
  readonly smtpPort: number;
  readonly httpPort: number;
  close(): Promise<void>;
}

export function startInbox(_options: InboxOptions): Promise<Inbox> {
  throw new Error('not written yet');
}
