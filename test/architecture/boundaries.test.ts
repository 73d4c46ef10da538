import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ALLOWED, BREACHES, BROKEN, type Files } from './breaches.ts';
import { ROOT } from './repository.ts';

const configSchema = z.object({
  forbidden: z.array(z.object({ name: z.string(), comment: z.string(), severity: z.string() })),
});
const RULES = configSchema.parse(createRequire(import.meta.url)('../../.dependency-cruiser.cjs')).forbidden;

const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const FOLDERS = ['domain', 'workflows', 'activities', 'register', 'server', 'config', 'test'];
const PACKAGES = ['luxon', 'kysely', '@noble/hashes', '@temporalio/client', '@temporalio/workflow'];
const TOOLS = ['vitest'];

/** A made-up repository under our rules, with stand-ins for the packages. */
function writeRepository(root: string, files: Files): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const dependencies = { dependencies: versions(PACKAGES), devDependencies: versions(TOOLS) };
  write('package.json', JSON.stringify({ name: 'made-up', type: 'module', ...dependencies }));
  for (const name of [...PACKAGES, ...TOOLS]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    for (const file of ['index.js', 'sha2.js'])
      write(`node_modules/${name}/${file}`, 'module.exports = {};\n');
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(join(ROOT, file), join(root, file));
}

/** Every breach as `rule: file`. */
function cruise(root: string): readonly string[] {
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const run = spawnSync(process.execPath, [cruiser, ...options, ...FOLDERS], { cwd: root, encoding: 'utf8' });
  if (run.stdout === '') throw new Error(`dependency-cruiser said nothing: ${run.stderr}`);
  const { violations } = reportSchema.parse(JSON.parse(run.stdout)).summary;
  return violations.map(({ from, rule }) => `${rule.name}: ${from}`);
}

describe('the boundaries', () => {
  let folder: string;
  let found: readonly string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
    writeRepository(join(folder, 'broken'), BROKEN);
    writeRepository(join(folder, 'allowed'), ALLOWED);
    found = cruise(join(folder, 'broken'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('each rule is an error and says in a sentence how to mend its breach', () => {
    for (const rule of RULES) {
      expect(rule.severity, rule.name).toBe('error');
      expect(rule.comment, rule.name).toMatch(/\w{3,}.{30,}\.$/);
    }
  });

  test('each rule is broken once below', () => {
    expect(Object.keys(BREACHES).sort()).toEqual(RULES.map((rule) => rule.name).sort());
  });

  test.each(Object.entries(BREACHES))('a breach of %s is refused', (rule, [path]) => {
    expect(found).toContain(`${rule}: ${path}`);
  });

  test('what the table allows passes', () => {
    expect(cruise(join(folder, 'allowed'))).toEqual([]);
  });
});
