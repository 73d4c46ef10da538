import { expect, test } from 'vitest';
import { type NamespaceService, requireNamespace } from '../../../server/worker/require-namespace.ts';

/** An error as gRPC makes it. */
function grpcError(code: number, message: string): Error {
  return Object.assign(new Error(message), { code });
}

const NOT_FOUND = grpcError(5, 'namespace not found');
const ALREADY_EXISTS = grpcError(6, 'namespace already exists');
const PERMISSION_DENIED = grpcError(7, 'request unauthorized');

/** A server of one namespace; `create` is what it does when asked to register. */
function server({ exists, create }: { readonly exists: boolean; readonly create?: () => void }): {
  readonly service: NamespaceService;
  readonly created: string[];
} {
  const known = { now: exists };
  const created: string[] = [];
  const ifKnown = <Answer>(answer: Answer): Promise<Answer> =>
    known.now ? Promise.resolve(answer) : Promise.reject(NOT_FOUND);
  const service: NamespaceService = {
    describeNamespace: () => ifKnown({}),
    describeTaskQueue: () => ifKnown({}),
    registerNamespace: ({ namespace }) => {
      known.now = true;
      create?.();
      created.push(namespace);
      return Promise.resolve({});
    },
  };
  return { service, created };
}

test('a namespace that exists is left as it is', async () => {
  const { service, created } = server({ exists: true });
  await expect(requireNamespace(service, 'reviews')).resolves.toBe('found');
  expect(created).toEqual([]);
});

test('a namespace that is missing is created', async () => {
  const { service, created } = server({ exists: false });
  await expect(requireNamespace(service, 'reviews')).resolves.toBe('created');
  expect(created).toEqual(['reviews']);
});

test('another process that created it first is no fault', async () => {
  const create = (): never => {
    throw ALREADY_EXISTS;
  };
  const { service } = server({ exists: false, create });
  await expect(requireNamespace(service, 'reviews')).resolves.toBe('created');
});

test('where it may not be created, the error names the namespace, the cause and both ways out', async () => {
  const create = (): never => {
    throw PERMISSION_DENIED;
  };
  const { service } = server({ exists: false, create });
  await expect(requireNamespace(service, 'reviews')).rejects.toThrow(
    /namespace reviews does not exist.*request unauthorized.*temporal operator namespace create --namespace reviews.*TEMPORAL_NAMESPACE/,
  );
});

test('a server that refuses to say is not asked to create', async () => {
  const { service, created } = server({ exists: false });
  const silent: NamespaceService = { ...service, describeNamespace: () => Promise.reject(PERMISSION_DENIED) };
  await expect(requireNamespace(silent, 'reviews')).rejects.toThrow(
    /reviews cannot be examined: request unauthorized/,
  );
  expect(created).toEqual([]);
});
