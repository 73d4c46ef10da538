import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBearerToken, isLoopback, isSameToken, readOrCreateToken } from '../../server/access.ts';

describe('the bearer token', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chancery-token-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is made at first start, in a file that its owner alone can read', async () => {
    const token = await readOrCreateToken(join(folder, 'data'));
    const path = join(folder, 'data', 'token');
    expect((await readFile(path, 'utf8')).trim()).toBe(token);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(token.length).toBeGreaterThanOrEqual(43);
  });

  it('is the same at the next start', async () => {
    const first = await readOrCreateToken(folder);
    expect(await readOrCreateToken(folder)).toBe(first);
  });

  it('is one token, however many processes start at once', async () => {
    const tokens = await Promise.all(Array.from({ length: 8 }, async () => await readOrCreateToken(folder)));
    expect(new Set(tokens).size).toBe(1);
  });

  it('takes back rights that a file made by hand gave to others', async () => {
    const path = join(folder, 'token');
    await writeFile(path, 'a token chosen by an operator\n');
    await chmod(path, 0o644);
    expect(await readOrCreateToken(folder)).toBe('a token chosen by an operator');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is refused when its file is empty, because an empty secret would let everybody in', async () => {
    await writeFile(join(folder, 'token'), '\n');
    await expect(readOrCreateToken(folder)).rejects.toThrow('at least 16 characters');
  });

  it.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc', 'abc'],
    ['Basic abc', undefined],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (header, token) => {
    expect(findBearerToken(header)).toBe(token);
  });

  it('equals itself and nothing else', () => {
    expect(isSameToken('abc', 'abc')).toBe(true);
    expect(isSameToken('abd', 'abc')).toBe(false);
    expect(isSameToken('ab', 'abc')).toBe(false);
    expect(isSameToken('', 'abc')).toBe(false);
  });
});

it('knows the names of this machine from those of others', () => {
  expect(['localhost', '127.0.0.1', '::1', '[::1]', 'LOCALHOST'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', 'localhost.example', '10.0.0.1', ''].some(isLoopback)).toBe(false);
});
