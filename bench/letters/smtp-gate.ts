import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A door before a relay: while it is shut nobody listens at its address, as when the relay's machine is down. */
export interface SmtpGate {
  /** `smtp://127.0.0.1:…`, the same all the time. */
  readonly smtpUrl: string;
  open(): Promise<void>;
  /** Connections that are open break. */
  shut(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** An open gate before the relay at that port of this machine. */
export async function openSmtpGate(relayPort: number): Promise<SmtpGate> {
  const sockets = new Set<Socket>();
  const listen = async (port: number): Promise<Server> => {
    const server = createServer((caller) => {
      const relay = connect(relayPort, LOOPBACK);
      for (const [socket, other] of [
        [caller, relay],
        [relay, caller],
      ] as const) {
        sockets.add(socket);
        socket.pipe(other);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
      }
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, LOOPBACK, resolve);
    });
    return server;
  };
  let server: Server | null = await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    smtpUrl: `smtp://${LOOPBACK}:${port}`,
    open: async () => {
      server ??= await listen(port);
    },
    shut: async () => {
      const closing = server;
      server = null;
      for (const socket of sockets) socket.destroy();
      if (closing !== null) await new Promise<unknown>((resolve) => closing.close(resolve));
    },
  };
}
