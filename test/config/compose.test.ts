import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compose, jobs, readText, requireService, root, services } from '../support/compose-file.ts';

describe('docker-compose.yml', () => {
  test('has the database, Temporal with its jobs and page, the mailbox, the API and two workers', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      [
        'api',
        'mailpit',
        'postgres',
        'temporal',
        'temporal-namespace',
        'temporal-schema',
        'temporal-ui',
        'worker',
      ].sort(),
    );
    expect(requireService('worker').deploy?.replicas).toBe(2);
  });

  test('names every image by an exact tag', () => {
    const images = services.map(([, { image }]) => image);
    expect(images.filter((image) => !/^[a-z/-]+:v?\d+\.\d+(\.\d+)?(-bookworm)?$/.test(image))).toEqual([]);
  });

  test('takes the server and its tools at one version', () => {
    const version = requireService('temporal').image.split(':')[1];
    for (const job of jobs) expect(requireService(job).image).toBe(`temporalio/admin-tools:${version}`);
  });

  test('publishes ports on loopback alone', () => {
    const published = services.flatMap(([, { ports }]) => ports);
    expect(published).toHaveLength(3);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  test('runs nothing as root', () => {
    const users = services.filter(([, { build }]) => build === undefined).map(([, { user }]) => user);
    expect(users.filter((user) => user === undefined || /^(root|0)(:|$)/.test(user))).toEqual([]);
    expect(
      readText('Dockerfile')
        .match(/^USER .*$/gm)
        ?.at(-1),
    ).toBe('USER node');
  });

  test('takes away what no service needs', () => {
    for (const [, { cap_drop, security_opt }] of services) {
      expect(cap_drop).toEqual(['ALL']);
      expect(security_opt).toEqual(['no-new-privileges:true']);
    }
  });

  test('probes every service that can answer, and starts again what ends', () => {
    const lasting = services.filter(([name]) => !jobs.includes(name));
    expect(lasting.filter(([, { healthcheck }]) => healthcheck === undefined).map(([name]) => name)).toEqual([
      'worker',
    ]);
    expect(lasting.filter(([, { restart }]) => restart !== 'unless-stopped')).toEqual([]);
  });

  test('waits for a service to be healthy and for a job to be done', () => {
    const waits = services.flatMap(([, { depends_on }]) => Object.entries(depends_on));
    expect(waits.length).toBeGreaterThan(0);
    for (const [name, { condition }] of waits) {
      expect(requireService(name)).toBeDefined();
      expect(condition).toBe(jobs.includes(name) ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  test('keeps data in named volumes; what else it mounts exists and cannot be written', () => {
    const mounts = services.flatMap(([, { volumes }]) => volumes);
    const named = mounts.filter((mount) => !mount.startsWith('.')).map((mount) => mount.split(':')[0] ?? '');
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
    for (const mount of mounts.filter((candidate) => candidate.startsWith('.'))) {
      expect(mount).toMatch(/:ro$/);
      expect(existsSync(join(root, mount.split(':')[0] ?? ''))).toBe(true);
    }
  });
});

/** Debian's program, which judges the file without starting anything. */
const checker = 'docker-compose';
const installed = spawnSync(checker, ['--version']).status === 0;
if (!installed)
  process.stderr.write(`SKIPPED: ${checker} is not installed, so it could not judge docker-compose.yml\n`);

test.skipIf(!installed)('docker-compose itself accepts docker-compose.yml', () => {
  const { stderr, status } = spawnSync(checker, ['--file', 'docker-compose.yml', 'config', '--quiet'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});
