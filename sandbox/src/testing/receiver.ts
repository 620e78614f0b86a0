import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Loose } from './client.js';

/** One letter as it came. */
export interface Received {
  path: string;
  query: URLSearchParams;
  raw: Buffer;
  body: Loose;
  /** Signature over the raw bytes, or the shared key, is right. */
  genuine: boolean;
}

export interface Receiver {
  url: string;
  /** Every letter, forged and repeated ones too. */
  received: Received[];
  /** What a careful receiver kept: genuine letters, each lead once, in the order they came. */
  kept: string[];
  /** Answers of the next letters, instead of 200; `hang` = none. */
  answers: (number | 'hang')[];
  /** Resolves once so many leads are kept; rejects after `ms`. */
  leads(count: number, ms?: number): Promise<string[]>;
  close(): Promise<void>;
}

export interface Secrets {
  appSecret: string;
  verifyToken: string;
  googleKey: string;
}

async function bytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A receiver of lead webhooks as a product would write it: echoes challenges, checks signatures, keeps each lead once. */
export async function startReceiver(secrets: Secrets): Promise<Receiver> {
  const received: Received[] = [];
  const kept: string[] = [];
  const answers: (number | 'hang')[] = [];
  const server = createServer(async (request, reply) => {
    const url = new URL(request.url ?? '/', 'http://receiver');
    if (request.method === 'GET') {
      const right = url.searchParams.get('hub.verify_token') === secrets.verifyToken;
      reply.statusCode = right ? 200 : 403;
      reply.end(right ? url.searchParams.get('hub.challenge') : 'no');
      return;
    }
    const raw = await bytes(request);
    const body = JSON.parse(raw.toString('utf8')) as Loose;
    const mac = `sha256=${createHmac('sha256', secrets.appSecret).update(raw).digest('hex')}`;
    const google = body.object === undefined;
    const genuine = google
      ? same(String(body.google_key), secrets.googleKey)
      : same(String(request.headers['x-hub-signature-256']), mac);
    received.push({ path: url.pathname, query: url.searchParams, raw, body, genuine });
    const answer = answers.shift() ?? (genuine ? 200 : 401);
    if (answer === 'hang') return;
    const ids: string[] = google
      ? [body.lead_id]
      : body.entry.flatMap((entry: Loose) => entry.changes.map((one: Loose) => String(one.value.leadgen_id)));
    if (genuine && answer === 200) kept.push(...ids.filter((id) => !kept.includes(id)));
    reply.statusCode = answer;
    reply.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    kept,
    answers,
    leads: async (count, ms = 4_000) => {
      const until = Date.now() + ms;
      while (kept.length < count) {
        if (Date.now() > until) throw new Error(`${kept.length} of ${count} leads came`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return kept;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
