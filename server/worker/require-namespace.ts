import { setTimeout as sleep } from 'node:timers/promises';
import { msToTs } from '@temporalio/common/lib/time.js';
import { TASK_QUEUE } from '../../workflows/messages.ts';

/** What is needed of a connection's `workflowService`. Failures carry the codes of gRPC. */
export interface NamespaceService {
  describeNamespace(request: { readonly namespace: string }): Promise<unknown>;
  describeTaskQueue(request: {
    readonly namespace: string;
    readonly taskQueue: { readonly name: string };
  }): Promise<unknown>;
  registerNamespace(request: {
    readonly namespace: string;
    readonly description: string;
    readonly workflowExecutionRetentionPeriod: ReturnType<typeof msToTs>;
  }): Promise<unknown>;
}

/** The register keeps what happened; Temporal's copy of a finished run is for people who look into a fault. */
const RETENTION = '30 days';

/** A new namespace is known to all parts of a Temporal server some ten seconds later; a busy one may be slower. */
const KNOWN_WITHIN_MS = 60_000;

/** Codes of gRPC that tell one cause from another. */
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;

/**
 * Makes sure that the namespace exists: finds it, or creates it where this account may.
 * @throws Error that names the namespace, the cause and what to do
 */
export async function requireNamespace(
  service: NamespaceService,
  namespace: string,
): Promise<'found' | 'created'> {
  if (await isKnown(service, namespace)) return 'found';
  try {
    await service.registerNamespace({
      namespace,
      description: 'Time limits of treaty review mechanisms',
      workflowExecutionRetentionPeriod: msToTs(RETENTION),
    });
  } catch (error) {
    if (toCode(error) !== ALREADY_EXISTS) throw cannotCreate(namespace, error);
  }
  const giveUpAt = Date.now() + KNOWN_WITHIN_MS;
  while (!(await isServed(service, namespace))) {
    if (Date.now() > giveUpAt) {
      throw new Error(
        `Temporal's namespace ${namespace} was created but is still not known; start again in a minute.`,
      );
    }
    await sleep(200);
  }
  return 'created';
}

async function isKnown(service: NamespaceService, namespace: string): Promise<boolean> {
  try {
    await service.describeNamespace({ namespace });
    return true;
  } catch (error) {
    if (toCode(error) === NOT_FOUND) return false;
    throw new Error(`Temporal's namespace ${namespace} cannot be examined: ${toMessage(error)}`, {
      cause: error,
    });
  }
}

/** Whether the parts that carry workflows know the namespace too: they hear of a new one later than the part that made it. */
async function isServed(service: NamespaceService, namespace: string): Promise<boolean> {
  try {
    await service.describeTaskQueue({ namespace, taskQueue: { name: TASK_QUEUE } });
    return true;
  } catch (error) {
    if (toCode(error) === NOT_FOUND) return false;
    throw error;
  }
}

function cannotCreate(namespace: string, cause: unknown): Error {
  return new Error(
    `Temporal's namespace ${namespace} does not exist and cannot be created from here: ${toMessage(cause)}. ` +
      `Create it (temporal operator namespace create --namespace ${namespace}), or set TEMPORAL_NAMESPACE to one that exists.`,
    { cause },
  );
}

function toCode(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
