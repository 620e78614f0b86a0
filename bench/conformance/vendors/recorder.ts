import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request and its reply, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly requestBody: string;
  readonly status: number;
  readonly replyBody: string;
}

export interface Recorder {
  readonly url: string;
  readonly exchanges: Exchange[];
  close(): Promise<void>;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** A proxy before the sandbox that keeps what passes, so that both sides are judged by the bytes they sent. */
export async function startRecorder(target: string): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const base = new URL(target);
  const server = createServer(async (incoming, outgoing) => {
    const requestBody = await textOf(incoming);
    const headers = { ...incoming.headers, host: base.host, 'accept-encoding': 'identity' };
    const forwarded = request(
      { host: base.hostname, port: base.port, method: incoming.method, path: incoming.url, headers },
      async (reply) => {
        const replyBody = await textOf(reply);
        const url = new URL(incoming.url ?? '/', target);
        exchanges.push({
          method: incoming.method ?? 'GET',
          path: url.pathname,
          query: url.searchParams,
          headers: incoming.headers,
          requestBody,
          status: reply.statusCode ?? 0,
          replyBody,
        });
        const { 'content-length': _, 'transfer-encoding': __, ...rest } = reply.headers;
        outgoing.writeHead(reply.statusCode ?? 502, rest);
        outgoing.end(replyBody);
      },
    );
    forwarded.on('error', (error) => outgoing.destroy(error));
    forwarded.end(requestBody);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
