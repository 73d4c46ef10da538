import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvError, parseEnv, readEnv, requireSettings } from '../../config/env.ts';
import { envSchema, SECRETS } from '../../config/env-schema.ts';

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvError) return error.faults;
    throw error;
  }
  throw new Error('expected an EnvError; nothing was thrown');
}

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'chancery-env-')), 'secret');
  writeFileSync(path, text);
  return path;
}

describe('the settings', () => {
  test('nothing has to be set', () => {
    expect(parseEnv({})).toEqual({
      CHANCERY_DATA: '.chancery',
      CHANCERY_SAMPLE: 'group',
      HOST: '127.0.0.1',
      PORT: 8080,
      INBOX_PORT: 8025,
      MAIL_FROM: 'reviews@chancery.example',
      MAIL_DOMAIN: 'chancery.example',
      BOUNCE_HOST: '127.0.0.1',
      LETTERS_PER_DAY: 1,
      POST_ROOMS: 1,
      LOG_LEVEL: 'info',
      TEMPORAL_NAMESPACE: 'default',
    });
  });

  test('are frozen', () => {
    expect(Object.isFrozen(parseEnv({}))).toBe(true);
  });

  test('an empty variable counts as unset', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '' })).toEqual(parseEnv({}));
  });

  test('variables of other programs are left alone', () => {
    expect(parseEnv({ PATH: '/usr/bin', EDITOR: 'vi' })).toEqual(parseEnv({}));
  });

  test('all faults are reported together, with what was expected and what came', () => {
    const faults = faultsOf(() =>
      parseEnv({
        PORT: '80800',
        INBOX_PORT: 'http',
        LETTERS_PER_DAY: '0',
        LOG_LEVEL: 'loud',
        TEMPORAL_ADDRESS: 'http://temporal:7233',
      }),
    );
    expect(faults).toEqual([
      'PORT: expected a port number from 0 to 65535; got "80800"',
      'INBOX_PORT: expected a port number from 0 to 65535; got "http"',
      'LETTERS_PER_DAY: expected a number from 1 to 64; got "0"',
      'LOG_LEVEL: expected fatal, error, warn, info, debug, trace or silent; got "loud"',
      'TEMPORAL_ADDRESS: expected host:port without a scheme, such as localhost:7233; got "http://temporal:7233"',
    ]);
  });

  test.each([
    ['DATABASE_URL', 'mysql://chancery:hunter2@db/chancery'],
    ['SMTP_URL', 'hunter2'],
  ])('a faulty %s is never shown', (name, value) => {
    const faults = faultsOf(() => parseEnv({ [name]: value }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${name}: expected an address such as`);
    expect(faults.join()).not.toContain('hunter2');
  });

  test.each([
    ['true', true],
    ['false', false],
    ['0', false],
    ['yes', true],
  ])('TEMPORAL_TLS=%s is read as a word, not as a text that is not empty', (text, value) => {
    expect(parseEnv({ TEMPORAL_TLS: text }).TEMPORAL_TLS).toBe(value);
  });

  test('a rehearsal’s clock is read from JSON', () => {
    const clock = { origin: '2026-11-26T09:00:00.000Z', start: '2020-10-16T00:00:00.000Z', rate: 86_400 };
    expect(parseEnv({ CHANCERY_CLOCK: JSON.stringify(clock) }).CHANCERY_CLOCK).toEqual(clock);
  });

  test.each(['{', '[]', '{"origin":"2026-11-26","start":"2020-10-16T00:00:00.000Z","rate":0}'])(
    'a clock of %s is refused',
    (text) => {
      const faults = faultsOf(() => parseEnv({ CHANCERY_CLOCK: text }));
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.every((fault) => fault.startsWith('CHANCERY_CLOCK'))).toBe(true);
    },
  );

  test('a client certificate without its key is refused', () => {
    expect(faultsOf(() => parseEnv({ TEMPORAL_TLS_CLIENT_CERT_PATH: 'client.pem' }))).toEqual([
      'TEMPORAL_TLS_CLIENT_KEY_PATH: expected with its counterpart; it is not set',
    ]);
  });

  test('readEnv reads the process’s own variables', () => {
    expect(readEnv()).toEqual(parseEnv(process.env));
  });
});

describe('secrets from files', () => {
  test.each(SECRETS)('%s may lie in a file; the line end does not count', (name) => {
    const value = name === 'SMTP_URL' ? 'smtp://relay:25' : 'postgresql://chancery@db/chancery';
    expect(parseEnv({ [`${name}_FILE`]: fileWith(`${value}\n`) })[name]).toBe(value);
  });

  test('a file that is missing or empty, and a secret given twice, are faults', () => {
    const faults = faultsOf(() =>
      parseEnv({
        DATABASE_URL_FILE: '/no/such/file',
        SMTP_URL_FILE: fileWith('\n'),
        TEMPORAL_API_KEY: 'one',
        TEMPORAL_API_KEY_FILE: fileWith('two'),
      }),
    );
    expect(faults[0]).toMatch(/^DATABASE_URL_FILE: expected a file that can be read; ENOENT/);
    expect(faults[1]).toMatch(/^SMTP_URL_FILE: expected a value in the file .*; it is empty$/);
    expect(faults[2]).toBe(
      'TEMPORAL_API_KEY_FILE: expected either TEMPORAL_API_KEY or TEMPORAL_API_KEY_FILE; both are set',
    );
  });
});

describe('requireSettings', () => {
  test('names every missing setting at once', () => {
    const env = parseEnv({ SMTP_URL: 'smtp://relay:25' });
    expect(faultsOf(() => requireSettings(env, ['DATABASE_URL', 'SMTP_URL', 'TEMPORAL_ADDRESS']))).toEqual([
      'DATABASE_URL: expected a value; it is not set',
      'TEMPORAL_ADDRESS: expected a value; it is not set',
    ]);
  });

  test('gives the settings back as present', () => {
    const address: string = requireSettings(parseEnv({ TEMPORAL_ADDRESS: 'temporal:7233' }), [
      'TEMPORAL_ADDRESS',
    ]).TEMPORAL_ADDRESS;
    expect(address).toBe('temporal:7233');
  });
});

describe('.env.example', () => {
  const entries = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = /^#?([A-Z_]+)=(.*)$/.exec(line);
      return match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const];
    });

  test('names every setting, in both forms of the secrets, and no other', () => {
    const names = [...Object.keys(envSchema.shape), ...SECRETS.map((name) => `${name}_FILE`)];
    expect(entries.map(([name]) => name).sort()).toEqual(names.sort());
  });

  test('sets nothing by itself', () => {
    const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });

  test('its values are valid, and its defaults are the defaults', () => {
    const shown = parseEnv(Object.fromEntries(entries.filter(([name]) => !name.endsWith('_FILE'))));
    expect(shown).toMatchObject(parseEnv({}));
  });
});
