import { describe, expect, test } from 'vitest';
import { parseSmtpUrl } from '../../../activities/mail/smtp-url.ts';

describe('the address of the relay', () => {
  test.each([
    ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, secure: false, requireTLS: false }],
    ['smtp://[::1]:25', { host: '::1', port: 25, secure: false, requireTLS: false }],
    ['smtp://relay.example', { host: 'relay.example', port: 587, secure: false, requireTLS: false }],
    [
      'smtps://officer%40x:p%3Ass@relay.example',
      {
        host: 'relay.example',
        port: 465,
        secure: true,
        requireTLS: false,
        auth: { user: 'officer@x', pass: 'p:ss' },
      },
    ],
  ])('%s', (text, target) => {
    expect(parseSmtpUrl(text)).toEqual(target);
  });

  test('with a password demands encryption, unless the relay is on this machine', () => {
    expect(parseSmtpUrl('smtp://user:secret@relay.example')).toMatchObject({ requireTLS: true });
    expect(parseSmtpUrl('smtp://user:secret@localhost')).toMatchObject({ requireTLS: false });
  });

  test.each(['', 'relay.example', 'http://relay.example', 'smtp://'])('%j is refused', (text) => {
    expect(() => parseSmtpUrl(text)).toThrow(/smtp:\/\/user:password@host:port/);
  });

  test('keeps its password to itself when it is refused', () => {
    expect(() => parseSmtpUrl('http://user:secret@relay.example')).toThrow(
      expect.not.stringContaining('secret') as never,
    );
  });
});
