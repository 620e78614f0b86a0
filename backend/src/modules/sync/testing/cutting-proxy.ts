import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CuttingProxy {
  readonly url: string;
  /** The next replies of at least this size, as many as told, break off in their middle. */
  cut(replies: number, fromBytes: number): void;
  close(): Promise<void>;
}

/** Stands before a platform and breaks off replies half-way: the line dies while a report is being read. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const base = new URL(target);
  let left = 0;
  let size = 0;
  const server = createServer((incoming, outgoing) => {
    const { host, hostname, port } = base;
    const options = { host: hostname, port, method: incoming.method, path: incoming.url };
    const forwarded = request({ ...options, headers: { ...incoming.headers, host } }, (reply) => {
      const head = { ...reply.headers };
      outgoing.writeHead(reply.statusCode ?? 502, head);
      let passed = 0;
      reply.on('data', (part: Buffer) => {
        if (left > 0 && passed + part.length >= size) {
          left -= 1;
          outgoing.write(part.subarray(0, Math.floor(part.length / 2)), () => outgoing.destroy());
          reply.destroy();
          return;
        }
        passed += part.length;
        outgoing.write(part);
      });
      reply.on('end', () => outgoing.end());
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    cut: (replies, fromBytes) => {
      left = replies;
      size = fromBytes;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
