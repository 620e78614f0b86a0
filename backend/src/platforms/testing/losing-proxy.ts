import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LosingProxy {
  readonly url: string;
  /** The reply to the n-th POST from now on is lost after the platform has done its work; 0 loses none. */
  loseReplyToPost(n: number): void;
  close(): Promise<void>;
}

/** Stands before a platform and loses one answer: the request arrives and is served, the line dies before the reply. */
export async function startLosingProxy(target: string): Promise<LosingProxy> {
  const base = new URL(target);
  let countdown = 0;
  const server = createServer((incoming, outgoing) => {
    const loses = incoming.method === 'POST' && countdown > 0 && --countdown === 0;
    const forwarded = request(
      {
        host: base.hostname,
        port: base.port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, host: base.host },
      },
      (reply) => {
        if (loses) {
          reply.resume();
          reply.once('end', () => outgoing.destroy());
          return;
        }
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    loseReplyToPost: (n) => {
      countdown = n;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
