import { createServer } from 'node:net';

/** A TCP port of `host` that nobody listens on at this moment. Another process may still take it first. */
export async function findFreePort(host: string): Promise<number> {
  const port = await tryPort(host, 0);
  if (port === undefined) throw new Error(`no free port could be found on ${host}`);
  return port;
}

/** Whether this process could listen on the port now. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  return (await tryPort(host, port)) !== undefined;
}

/**
 * The port that a service shall listen on. A port that was asked for is used or refused, never replaced;
 * a default that is taken gives way to a free one, and `say` tells so.
 *
 * @throws Error when `asked` is taken.
 */
export async function choosePort(choice: {
  readonly host: string;
  /** Name of the setting, for the sentences. */
  readonly setting: string;
  readonly asked: number | undefined;
  readonly usual: number;
  readonly say: (line: string) => void;
}): Promise<number> {
  const { host, setting, asked, usual, say } = choice;
  const wanted = asked ?? usual;
  if (wanted !== 0 && (await isPortFree(host, wanted))) return wanted;
  if (asked !== undefined && asked !== 0) {
    throw new Error(
      `${setting} is ${asked}, but that port of ${host} is taken. End what listens there, or set ${setting} to another port (0 chooses a free one).`,
    );
  }
  const port = await findFreePort(host);
  if (wanted !== 0) say(`port ${wanted} is taken; using ${port} instead (set ${setting} to choose)`);
  return port;
}

function tryPort(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : undefined);
      });
    });
  });
}
