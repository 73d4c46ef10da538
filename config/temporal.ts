import { readFileSync } from 'node:fs';
import type { Env } from './env-schema.ts';

/** Accepted by the connections of client and worker alike. */
export interface TemporalConnection {
  /** `host:port` of the server's frontend. */
  readonly address: string;
  readonly tls?: boolean | TemporalTls;
  readonly apiKey?: string;
}

interface TemporalTls {
  readonly serverNameOverride?: string;
  readonly serverRootCACertificate?: Buffer;
  readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
}

/**
 * How to reach the Temporal server, by Temporal's own variables. Reads the certificate files that they name.
 * `address` is a parameter because the stand-alone form starts a server and knows its port only then.
 */
export function toTemporalConnection(env: Env, address: string): TemporalConnection {
  const apiKey = env.TEMPORAL_API_KEY;
  const tls = toTls(env);
  return { address, ...(tls === undefined ? {} : { tls }), ...(apiKey === undefined ? {} : { apiKey }) };
}

function toTls(env: Env): boolean | TemporalTls | undefined {
  if (env.TEMPORAL_TLS === false) return false;
  const certificates = readCertificates(env);
  if (Object.keys(certificates).length > 0) return certificates;
  // Temporal's rule: a key over an unencrypted connection would be readable on the way.
  return env.TEMPORAL_TLS ?? (env.TEMPORAL_API_KEY === undefined ? undefined : true);
}

function readCertificates(env: Env): TemporalTls {
  const name = env.TEMPORAL_TLS_SERVER_NAME;
  const authority = env.TEMPORAL_TLS_SERVER_CA_CERT_PATH;
  const certificate = env.TEMPORAL_TLS_CLIENT_CERT_PATH;
  const key = env.TEMPORAL_TLS_CLIENT_KEY_PATH;
  return {
    ...(name === undefined ? {} : { serverNameOverride: name }),
    ...(authority === undefined ? {} : { serverRootCACertificate: readFileSync(authority) }),
    ...(certificate === undefined || key === undefined
      ? {}
      : { clientCertPair: { crt: readFileSync(certificate), key: readFileSync(key) } }),
  };
}
