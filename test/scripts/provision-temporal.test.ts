import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NoTemporal, provisionTemporal } from '../../scripts/provision-temporal.ts';

let folder: string;
let said: string[];
const say = (line: string): void => {
  said.push(line);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-provision-'));
  said = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A shell script in place of a program. */
async function putProgram(path: string, ...lines: readonly string[]): Promise<string> {
  const whole = join(folder, path);
  await mkdir(dirname(whole), { recursive: true });
  await writeFile(whole, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(whole, 0o755);
  return whole;
}

const GOOD = 'echo "temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)"';
const OLD = 'echo "temporal version 1.0.0 (Server 1.24.2, UI 2.28.0)"';

/** Nothing of this machine's own: an empty cache, and a PATH with the shell's folder last. */
function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { HOME: folder, XDG_CACHE_HOME: join(folder, 'cache'), PATH: join(folder, 'bin'), ...more };
}

describe('the ladder to a Temporal', () => {
  test('an address is used as it is, before anything else', async () => {
    await putProgram('bin/temporal', GOOD);
    const env = environment({ TEMPORAL_ADDRESS: 'engine.example:7233', TEMPORAL_CLI: '/nowhere' });
    expect(await provisionTemporal({ say, env })).toEqual({
      kind: 'address',
      address: 'engine.example:7233',
    });
  });

  test('TEMPORAL_CLI is used before the PATH', async () => {
    await putProgram('bin/temporal', GOOD);
    const path = await putProgram('mine/temporal', GOOD);
    expect(await provisionTemporal({ say, env: environment({ TEMPORAL_CLI: path }) })).toEqual({
      kind: 'executable',
      path,
      serverVersion: '1.29.1',
    });
  });

  test('a TEMPORAL_CLI of no use is an error, even where another program would do', async () => {
    await putProgram('bin/temporal', GOOD);
    const env = environment({ TEMPORAL_CLI: join(folder, 'missing') });
    await expect(provisionTemporal({ say, env })).rejects.toThrow(/TEMPORAL_CLI cannot be used: .*missing/);
  });

  test('`temporal` on the PATH is used before the cached one', async () => {
    const path = await putProgram('bin/temporal', GOOD);
    await putProgram('cache/chancery/temporal-1.5.1/temporal', GOOD);
    expect(await provisionTemporal({ say, env: environment() })).toMatchObject({ path });
  });

  test('one on the PATH that is too old gives way to the cached one', async () => {
    await putProgram('bin/temporal', OLD);
    const path = await putProgram('cache/chancery/temporal-1.5.1/temporal', GOOD);
    expect(await provisionTemporal({ say, env: environment() })).toMatchObject({ path });
  });

  test('a cached one that was cut short is not used', async () => {
    await putProgram('cache/chancery/temporal-1.5.1/temporal', 'exit 1');
    const path = await putProgram('cache/chancery/temporal-download/temporal', GOOD);
    expect(await provisionTemporal({ say, env: environment() })).toMatchObject({ path });
  });

  test('what Go builds is placed in the cache, and found there the next time', async () => {
    const tools = await putFakeGo();
    const env = environment({ PATH: tools });
    const path = join(folder, 'cache/chancery/temporal-1.5.1/temporal');
    expect(await provisionTemporal({ say, env, download: noDownload })).toMatchObject({ path });
    expect(said.join('\n')).toContain('building Temporal 1.5.1 from source with Go');
    await rm(join(tools, 'go'));
    expect(await provisionTemporal({ say, env, download: noDownload })).toMatchObject({ path });
  });

  test('two starts at once build once', async () => {
    const tools = await putFakeGo();
    const env = environment({ PATH: tools });
    const [one, other] = await Promise.all([
      provisionTemporal({ say, env, download: noDownload }),
      provisionTemporal({ say, env, download: noDownload }),
    ]);
    expect(one).toEqual(other);
    expect(said.filter((line) => line.startsWith('building'))).toHaveLength(1);
  });

  test('failing all, one error names the four ways and what was tried', async () => {
    await putProgram('bin/temporal', OLD);
    const failed = provisionTemporal({ say, env: environment(), download: noDownload });
    await expect(failed).rejects.toThrow(NoTemporal);
    for (const way of ['TEMPORAL_ADDRESS', 'TEMPORAL_CLI', 'temporal.download', 'Go 1.25']) {
      await expect(failed).rejects.toThrow(way);
    }
    for (const tried of ['carries server 1.24.2', 'the network is down', 'no `go` on the PATH']) {
      await expect(failed).rejects.toThrow(tried);
    }
  });

  test('a module proxy that cannot be reached is named', async () => {
    await putProgram('bin/go', 'echo "dial tcp: no such host" >&2', 'exit 1');
    await expect(provisionTemporal({ say, env: environment(), download: noDownload })).rejects.toThrow(
      /module proxy cannot be reached \(dial tcp: no such host\)/,
    );
  });
});

const noDownload = (): Promise<void> => Promise.reject(new Error('the network is down'));

/** Stands for the Go tool: `go list` answers, `go install` puts a program into $GOBIN. */
async function putFakeGo(): Promise<string> {
  const good = await putProgram('made/temporal', GOOD);
  const go = await putProgram(
    'bin/go',
    'if [ "$1" = list ]; then exit 0; fi',
    '[ "$CGO_ENABLED" = 0 ] || exit 1',
    `read_all() { while IFS= read -r line; do echo "$line"; done; }`,
    `read_all < "${good}" > "$GOBIN/temporal"`,
    'PATH=/bin:/usr/bin chmod +x "$GOBIN/temporal"',
  );
  return dirname(go);
}
