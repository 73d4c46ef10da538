/** Where letters are handed over, in the words of the SMTP client. */
export interface SmtpTarget {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS where the relay offers it. */
  readonly secure: boolean;
  /** No letter and no password without encryption. */
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads `smtp://user:password@host:port` or `smtps://…`. A password leaves this machine encrypted only.
 * @throws TypeError that says what was expected and shows nothing of the address, which holds a password.
 */
export function parseSmtpUrl(text: string): SmtpTarget {
  const url = URL.canParse(text) ? new URL(text) : null;
  const defaultPort = DEFAULT_PORTS[url?.protocol ?? ''];
  if (url === null || defaultPort === undefined || url.hostname === '') {
    throw new TypeError(
      'the mail relay is given as smtp://user:password@host:port or smtps://user:password@host:port',
    );
  }
  const secure = url.protocol === 'smtps:';
  const target = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? defaultPort : Number(url.port),
    secure,
    requireTLS: !secure && url.username !== '' && !LOOPBACK.test(url.hostname),
  };
  if (url.username === '') return target;
  return {
    ...target,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  };
}
