import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { envSchema } from '../../config/env-schema.ts';
import { exists, listFiles, readText } from './repository.ts';

const documents = listFiles().filter((path) => path.endsWith('.md'));

/** GitHub's anchor of a heading. */
function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

const withoutFences = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
const linksOf = (path: string): readonly string[] =>
  [...withoutFences(readText(path)).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)]
    .map(([, inline, attribute]) => inline ?? attribute ?? '')
    .filter((target) => !/^(https?|mailto):/.test(target));

describe('the documents', () => {
  test.each(documents)('%s: every link leads somewhere', (path) => {
    for (const link of linksOf(path)) {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      expect(exists(target), link).toBe(true);
      if (anchor === undefined) continue;
      const anchors = [...readText(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        toAnchor(heading),
      );
      expect(anchors, link).toContain(anchor);
    }
  });

  test('the architecture names files and folders that exist', () => {
    const named = [...readText('docs/architecture.md').matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)]
      .map(([, path = '']) => path)
      .filter(
        (path) =>
          path.includes('/') &&
          /^(domain|workflows|activities|register|server|config|scripts|test|docs)\//.test(path),
      );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !exists(path))).toEqual([]);
  });

  test('the README tells of every setting, and of none that does not exist', () => {
    const told = [...readText('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name);
    expect(told.sort()).toEqual(Object.keys(envSchema.shape).sort());
  });

  test('the README names only scripts that exist', () => {
    const scripts: unknown = JSON.parse(readText('package.json'));
    const text = documents.map(readText).join('\n');
    const named = [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(scripts).toHaveProperty(
      'scripts',
      expect.objectContaining(Object.fromEntries(named.map((name) => [name, expect.any(String)]))),
    );
  });
});

describe('the decisions', () => {
  const decisions = documents.filter((path) => /^docs\/decisions\/\d/.test(path));

  test('are numbered from 0001 without gaps', () => {
    const numbers = decisions.map((path) => posix.basename(path).slice(0, 4)).sort();
    expect(numbers).toEqual(decisions.map((_path, index) => String(index + 1).padStart(4, '0')));
    expect(numbers.length).toBeGreaterThanOrEqual(8);
  });

  test.each(decisions)('%s says why, what, what else, and what it costs', (path) => {
    const text = readText(path);
    expect(text.startsWith(`# ${posix.basename(path).slice(0, 4)}: `)).toBe(true);
    for (const part of ['Status: ', '## Context', '## Decision', '## Rejected', '## Consequences']) {
      expect(text).toContain(part);
    }
    expect(linksOf('docs/decisions/README.md')).toContain(posix.basename(path));
  });
});
