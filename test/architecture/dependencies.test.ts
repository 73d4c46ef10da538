import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exists, readText } from './repository.ts';

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
});
const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  license: z.string(),
  scripts: z.record(z.string(), z.string()),
});

const lock = lockSchema.parse(JSON.parse(readText('package-lock.json')));
const manifest = packageSchema.parse(JSON.parse(readText('package.json')));

describe('the dependencies', () => {
  test('all @temporalio packages share one version', () => {
    const installed = Object.entries(lock.packages).filter(([path]) =>
      /node_modules\/@temporalio\/[^/]+$/.test(path),
    );
    expect(installed.length).toBeGreaterThan(4);
    expect([...new Set(installed.map(([, entry]) => entry.version))]).toHaveLength(1);
  });

  // With two copies of protobufjs a history read from JSON fails to replay ("type must be a Type").
  test('every @temporalio package finds the same protobufjs 8', () => {
    const here = createRequire(import.meta.url);
    const users = ['@temporalio/common', '@temporalio/proto', '@temporalio/worker'];
    const found = users.map((name) => createRequire(here.resolve(name)).resolve('protobufjs/package.json'));
    expect([...new Set([...found, here.resolve('protobufjs/package.json')])]).toHaveLength(1);
    expect(lock.packages['node_modules/protobufjs']?.version).toMatch(/^8\./);
  });

  test('every version is exact, so that two installations are the same', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  });

  test('no lock entry names the registry it came from', () => {
    expect(Object.entries(lock.packages).filter(([, entry]) => 'resolved' in entry)).toEqual([]);
  });

  test('no install script runs, and none is needed', () => {
    expect(readText('.npmrc')).toContain('ignore-scripts=true');
  });

  test('the licence is Apache 2.0, in full', () => {
    const licence = readText('LICENSE');
    expect(manifest.license).toBe('Apache-2.0');
    expect(licence).toContain('Version 2.0, January 2004');
    expect(licence).toContain('END OF TERMS AND CONDITIONS');
  });
});

describe('continuous integration', () => {
  const commands = readText('.ci/run')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  test('installs, runs what the README tells a developer to run, and nothing else', () => {
    expect(commands).toEqual(['set -euo pipefail', 'npm ci', 'npm test']);
    expect(readText('README.md')).toContain('npm ci && npm test');
    expect(readText('.ci/run')).toMatch(/^#!\/usr\/bin\/env bash\n/);
  });

  test('`npm test` is `npm run verify`', () => {
    expect(manifest.scripts['test']).toMatch(/^npm run (--silent )?verify$/);
  });

  // The program `tsx` kills what it runs when that does not answer a signal within some milliseconds, as on a busy machine.
  test('every script runs a file that exists, under Node itself', () => {
    for (const [name, script] of Object.entries(manifest.scripts)) {
      expect(script, name).not.toMatch(/^tsx /);
      const [, path] = /^node --import tsx (\S+)$/.exec(script) ?? [];
      if (path !== undefined) expect(exists(path), `${name}: ${path}`).toBe(true);
    }
  });
});
