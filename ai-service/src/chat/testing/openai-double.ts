import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked of the double. */
export interface DoubleRequest {
  readonly messages: readonly { role: string; content: unknown; tool_calls?: unknown }[];
  readonly tools?: readonly { function: { name: string } }[];
}

export type Script = (request: DoubleRequest, reply: Reply) => Promise<void> | void;

/** An OpenAI-compatible endpoint over HTTP that says what a test tells it to, well or badly. */
export class Reply {
  closed = false;

  constructor(private readonly response: ServerResponse) {
    response.on('close', () => {
      this.closed = true;
    });
  }

  private chunk(delta: unknown, finish: string | null = null): void {
    if (!this.response.headersSent) this.response.writeHead(200, { 'content-type': 'text/event-stream' });
    const choice = { index: 0, delta, finish_reason: finish };
    this.raw(
      `data: ${JSON.stringify({ id: 'double', object: 'chat.completion.chunk', created: 1, model: 'double', choices: [choice] })}\n\n`,
    );
  }

  raw(text: string): void {
    if (!this.response.headersSent) this.response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.response.write(text);
  }

  text(...pieces: string[]): void {
    for (const content of pieces) this.chunk({ role: 'assistant', content });
  }

  call(name: string, args: string): void {
    this.chunk({
      role: 'assistant',
      content: null,
      tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name, arguments: args } }],
    });
    this.end('tool_calls');
  }

  end(reason = 'stop'): void {
    this.chunk({}, reason);
    const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };
    this.raw(
      `data: ${JSON.stringify({ id: 'double', object: 'chat.completion.chunk', created: 1, model: 'double', choices: [], usage })}\n\n`,
    );
    this.raw('data: [DONE]\n\n');
    this.response.end();
  }

  /** The connection breaks in the middle. */
  cut(): void {
    this.response.destroy();
  }

  /** Ends without saying that it has ended. */
  endEarly(): void {
    this.response.end();
  }

  fail(status: number, body: unknown = { error: { message: 'no' } }): void {
    this.response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

export async function startOpenAiDouble() {
  const requests: DoubleRequest[] = [];
  let script: Script = (_, reply) => {
    reply.text('Hello.');
    reply.end();
  };
  const server = createServer((request, response) => {
    bodyOf(request)
      .then(async (body) => {
        requests.push(body as DoubleRequest);
        await script(body as DoubleRequest, new Reply(response));
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    /** From now on every request is answered so. */
    play: (next: Script) => {
      requests.length = 0;
      script = next;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
