import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A door before the sandbox that counts what passes. */
export interface CountingProxy {
  readonly url: string;
  /** Bytes of replies (heads and bodies, as they lie on the wire) since the last call. */
  take(): number;
  close(): Promise<void>;
}

/** Passes TCP on unchanged, so that what is counted is exactly what was sent. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let received = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    far.on('data', (part) => {
      received += part.length;
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      // Ends the other side once everything is through: a slow reader must still get what lies in between.
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => open.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const bytes = received;
      received = 0;
      return bytes;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
