import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readText, root } from '../support/compose-file.ts';

describe('the Dockerfile', () => {
  const copied = [...readText('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, paths = '']) => paths.split(' '),
  );

  test('copies every folder that a process imports from, and only what .dockerignore lets through', () => {
    expect(copied).toEqual(
      expect.arrayContaining(['domain', 'workflows', 'activities', 'register', 'server', 'config']),
    );
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const through = readText('.dockerignore').match(/(?<=^!).+$/gm) ?? [];
    expect(new Set(through)).toEqual(new Set(copied));
  });

  test('takes one exact version of Node, which package.json allows', () => {
    const versions = [...readText('Dockerfile').matchAll(/^FROM node:(\d+\.\d+\.\d+)-bookworm-slim/gm)].map(
      ([, version]) => version,
    );
    expect(versions).toHaveLength(2);
    expect(new Set(versions).size).toBe(1);
    const { engines } = z
      .object({ engines: z.object({ node: z.string() }) })
      .parse(JSON.parse(readText('package.json')));
    expect(engines.node).toMatch(/^>=\d+/);
    expect(Number.parseInt(versions[0] ?? '', 10)).toBeGreaterThanOrEqual(
      Number.parseInt(engines.node.slice(2), 10),
    );
  });
});
