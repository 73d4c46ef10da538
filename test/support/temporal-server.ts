import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { provisionTemporal } from '../../scripts/provision-temporal.ts';
import { startTemporal } from '../../server/stack/start-temporal.ts';
import { requireNamespace } from '../../server/worker/require-namespace.ts';

/** A real Temporal server for one test file, with a namespace that no other file sees. */
export interface TestTemporal {
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly namespace: string;
  stop(): Promise<void>;
}

/** Uses the server at `TEMPORAL_ADDRESS`, else starts the dev server with its database in a folder that goes away with it. */
export async function startTestTemporal(): Promise<TestTemporal> {
  const server = await findServer();
  const connection = await NativeConnection.connect({ address: server.address });
  const clientConnection = await Connection.connect({ address: server.address });
  await requireNamespace(connection.workflowService, server.namespace);
  return {
    client: new Client({ connection: clientConnection, namespace: server.namespace }),
    connection,
    namespace: server.namespace,
    stop: async () => {
      try {
        await clientConnection.close();
        await connection.close();
      } finally {
        await server.stop();
      }
    },
  };
}

interface FoundServer {
  readonly address: string;
  readonly namespace: string;
  stop(): Promise<void>;
}

async function findServer(): Promise<FoundServer> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const found = await provisionTemporal({ say, env: process.env });
  // A server of somebody else's: what runs there already must not meet our workers.
  if (found.kind === 'address') {
    return {
      address: found.address,
      namespace: `chancery-test-${randomUUID()}`,
      stop: () => Promise.resolve(),
    };
  }
  const dataFolder = await mkdtemp(join(tmpdir(), 'chancery-temporal-'));
  const server = await startTemporal({ dataFolder, executable: found.path, say });
  return {
    address: server.address,
    namespace: 'default',
    stop: async () => {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
