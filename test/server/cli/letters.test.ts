import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { lettersCommand } from '../../../server/cli/letters.ts';
import { UsageError } from '../../../server/cli/options.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const newFolder = () => mkdtempSync(join(tmpdir(), 'chancery-letters-'));

describe('chancery letters preview', () => {
  it('writes each kind of letter as a mail in a language, without a server', async () => {
    const out = newFolder();
    const args = ['letters', 'preview', '--all', '--lang', 'ar', '--out', out];
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/chancery.js'), ...args], {
      encoding: 'utf8',
      // No setting of this machine is needed.
      env: { PATH: process.env['PATH'] },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const files = readdirSync(out);
    expect(stdout).toBe(`${files.length} letters in ar: ${out}\n`);
    const kinds = files.map((file) => file.replace(/^\d+-(.*)\.eml$/, '$1'));
    for (const kind of KINDS) expect(kinds).toContain(kind);

    for (const file of files) {
      const mail = await simpleParser(readFileSync(join(out, file)));
      expect(mail.headers.get('content-language')).toBe('ar');
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
      expect(mail.subject).toMatch(/\p{Script=Arabic}/u);
      expect(mail.text).toMatch(/\p{Script=Arabic}/u);
      expect(mail.html).toContain('<html lang="ar" dir="rtl">');
      // Neither a message that was not said nor a value that was not there.
      expect(`${mail.subject}${mail.text}`).not.toMatch(/[{}]|undefined|null|\[object|NaN/);
    }
  });

  it('writes one kind alone, and all languages into folders of their own', () => {
    const out = newFolder();
    expect(lettersCommand(['preview', '--kind', 'tasks', '--lang', 'all', '--out', out])).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh']);
    expect(readdirSync(join(out, 'ru'))).toEqual(['01-tasks.eml']);
  });

  it.each([
    [
      ['preview', '--all', '--lang', 'de', '--out', 'x'],
      'expected --lang as one of ar, zh, en, fr, ru, es or all; got "de"',
    ],
    [['preview', '--all', '--lang', 'ar'], 'expected --out with the folder to write to; it is missing'],
    [['preview', '--out', 'x'], 'expected either --all or --kind NAME'],
    [['preview', '--all', '--kind', 'tasks', '--out', 'x'], 'expected either --all or --kind NAME'],
    [
      ['preview', '--kind', 'poem', '--out', 'x'],
      /^expected --kind as one of standard-opening-to-party, .*; got "poem"$/,
    ],
    [
      ['preview', '--all', '--mechanism', 'uncac', '--out', 'x'],
      'expected --mechanism of a known procedure; got "uncac"',
    ],
    [['send', '--all', '--out', 'x'], 'expected letters preview; got "letters send"'],
  ])('refuses %j with what it expected and what came', (args, message) => {
    expect(() => lettersCommand(args)).toThrow(UsageError);
    expect(() => lettersCommand(args)).toThrow(message);
  });
});

const KINDS = [
  'standard-opening-to-party',
  'standard-before-30-to-party',
  'standard-due-to-party',
  'standard-weekly-to-party',
  'standard-mission-to-permanent-mission',
  'standard-secretariat-to-secretariat',
  'standard-bureau-to-bureau',
  'standard-bureau-to-bureau-signed',
  'launch-opening-to-secretariat',
  'date-changed-by-extension',
  'late',
  'instead-of-focal-point',
  'digest-of-openings',
  'digest-to-mission',
  'digest-to-secretariat',
  'tasks',
];
