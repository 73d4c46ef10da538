import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionOptions } from '@temporalio/client';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { describe, expect, test } from 'vitest';
import { parseEnv } from '../../config/env.ts';
import { type TemporalConnection, toTemporalConnection } from '../../config/temporal.ts';

function connect(variables: Record<string, string>): TemporalConnection {
  const connection = toTemporalConnection(parseEnv(variables), 'temporal.example:7233');
  // Both kinds of connection accept it; the compiler is the judge.
  connection satisfies ConnectionOptions;
  connection satisfies NativeConnectionOptions;
  return connection;
}

describe('the connection to Temporal', () => {
  test('is the address alone unless told otherwise', () => {
    expect(connect({})).toEqual({ address: 'temporal.example:7233' });
  });

  test('an API key turns encryption on', () => {
    expect(connect({ TEMPORAL_API_KEY: 'key' })).toEqual({
      address: 'temporal.example:7233',
      apiKey: 'key',
      tls: true,
    });
  });

  test('TEMPORAL_TLS decides where it is set', () => {
    expect(connect({ TEMPORAL_TLS: 'true' }).tls).toBe(true);
    expect(connect({ TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: 'key' }).tls).toBe(false);
  });

  test('certificates are read from their files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-tls-'));
    for (const name of ['ca', 'client', 'key']) writeFileSync(join(folder, name), `PEM of ${name}`);
    const { tls } = connect({
      TEMPORAL_TLS_SERVER_NAME: 'inner.example',
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: join(folder, 'ca'),
      TEMPORAL_TLS_CLIENT_CERT_PATH: join(folder, 'client'),
      TEMPORAL_TLS_CLIENT_KEY_PATH: join(folder, 'key'),
    });
    expect(tls).toEqual({
      serverNameOverride: 'inner.example',
      serverRootCACertificate: Buffer.from('PEM of ca'),
      clientCertPair: { crt: Buffer.from('PEM of client'), key: Buffer.from('PEM of key') },
    });
  });
});
