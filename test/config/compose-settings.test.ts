import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Env, parseEnv, requireSettings } from '../../config/env.ts';
import { envSchema, SECRETS } from '../../config/env-schema.ts';
import { compose, readText, requireService, root, services } from '../support/compose-file.ts';

/** The secrets as the host's script writes them. */
const secretsFolder = mkdtempSync(join(tmpdir(), 'chancery-secrets-'));
execFileSync('sh', [join(root, 'deploy/write-secrets.sh'), secretsFolder]);
const secret = (name: string) => readFileSync(join(secretsFolder, name), 'utf8').trim();

/** The settings that a process of ours finds in its container. */
function settingsOf(name: string): Env {
  return parseEnv(
    Object.fromEntries(
      Object.entries(requireService(name).environment).map(([variable, value]) => [
        variable,
        value.replace('/run/secrets', secretsFolder),
      ]),
    ),
  );
}

describe('the secrets of docker-compose.yml', () => {
  test('are the files that the script writes, each used by a service that may read it', () => {
    for (const { file } of Object.values(compose.secrets)) {
      expect(existsSync(join(secretsFolder, file.replace('./deploy/secrets/', '')))).toBe(true);
    }
    const used = new Set(services.flatMap(([, { secrets }]) => secrets));
    expect([...used].sort()).toEqual(Object.keys(compose.secrets).sort());
  });

  test('reach a service by file and never by variable', () => {
    for (const [name, { environment, secrets }] of services) {
      const files = Object.values(environment).filter((value) => value.startsWith('/run/secrets/'));
      expect(files.filter((file) => !secrets.includes(file.replace('/run/secrets/', '')))).toEqual([]);
      const open = Object.keys(environment).filter((key) => /(PASSWORD|PWD|URL|KEY|TOKEN)$/.test(key));
      expect([name, open.filter((key) => key !== 'RELAY_API_URL')]).toEqual([name, []]);
    }
  });

  test('are kept from others on the host, and are long', () => {
    expect(statSync(secretsFolder).mode & 0o777).toBe(0o700);
    for (const name of Object.keys(compose.secrets).filter((candidate) => candidate.endsWith('password'))) {
      expect(secret(name)).toMatch(/^[0-9a-f]{48}$/);
    }
  });

  test('stay as they are when the script runs again', () => {
    const before = Object.keys(compose.secrets).map(secret);
    execFileSync('sh', [join(root, 'deploy/write-secrets.sh'), secretsFolder]);
    expect(Object.keys(compose.secrets).map(secret)).toEqual(before);
  });
});

describe('our processes in docker-compose.yml', () => {
  test.each(['api', 'worker'])('%s is given settings that exist, and all that it requires', (name) => {
    const known = [...Object.keys(envSchema.shape), ...SECRETS.map((variable) => `${variable}_FILE`)];
    expect(
      Object.keys(requireService(name).environment).filter((variable) => !known.includes(variable)),
    ).toEqual([]);
    requireSettings(settingsOf(name), ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'RELAY_API_URL']);
  });

  test('run the mains that exist', () => {
    for (const name of ['api', 'worker']) {
      expect(requireService(name).command).toEqual(['node', '--import', 'tsx', `server/${name}.main.ts`]);
      expect(existsSync(join(root, `server/${name}.main.ts`))).toBe(true);
    }
  });

  test('find each other by name and port', () => {
    const worker = requireSettings(settingsOf('worker'), [
      'DATABASE_URL',
      'SMTP_URL',
      'RELAY_API_URL',
      'TEMPORAL_ADDRESS',
    ]);
    const addresses = [
      worker.DATABASE_URL,
      worker.SMTP_URL,
      worker.RELAY_API_URL,
      `tcp://${worker.TEMPORAL_ADDRESS}`,
    ];
    expect(addresses.map((address) => new URL(address).host)).toEqual([
      'postgres:5432',
      'mailpit:1025',
      'mailpit:8025',
      'temporal:7233',
    ]);
    for (const address of addresses) expect(requireService(new URL(address).hostname)).toBeDefined();
    expect(requireService('temporal').healthcheck?.test).toContain('7233');
  });

  test('use the password that the database gives to the register’s role', () => {
    const url = new URL(settingsOf('api').DATABASE_URL ?? '');
    expect([url.username, url.password]).toEqual(['chancery', secret('chancery-database-password')]);
    expect(readText('deploy/create-databases.sh')).toContain(
      `create database ${url.pathname.slice(1)} owner ${url.username};`,
    );
  });

  test('agree on the engine, the namespace and the mailbox', () => {
    const [api, worker] = [settingsOf('api'), settingsOf('worker')];
    for (const name of [
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'TEMPORAL_NAMESPACE',
      'RELAY_API_URL',
      'MAIL_DOMAIN',
      'POST_ROOMS',
    ] as const) {
      expect(api[name]).toBe(worker[name]);
    }
    expect(requireService('temporal-namespace').environment).toEqual({
      TEMPORAL_ADDRESS: worker.TEMPORAL_ADDRESS,
      TEMPORAL_NAMESPACE: worker.TEMPORAL_NAMESPACE,
    });
  });

  test('publish the ports that they listen on, by default those of `npm start`', () => {
    const { PORT, INBOX_PORT } = parseEnv({});
    expect(requireService('api').ports).toEqual([`127.0.0.1:\${PORT:-${PORT}}:${settingsOf('api').PORT}`]);
    expect(requireService('mailpit').ports).toEqual([`127.0.0.1:\${INBOX_PORT:-${INBOX_PORT}}:8025`]);
    expect(requireService('api').healthcheck?.test.join()).toContain(
      `:${settingsOf('api').PORT}/health/ready`,
    );
    expect(readText('Dockerfile')).toContain(`EXPOSE ${settingsOf('api').PORT}\n`);
  });

  test('keep the token in a volume that their user may write', () => {
    const folder = settingsOf('api').CHANCERY_DATA;
    expect(requireService('api').volumes).toEqual([`chancery:${folder}`]);
    expect(readText('Dockerfile')).toContain(`chown node:node ${folder}\n`);
  });
});
