import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fact, FactSide, Measure, Mention, ToolResult } from '@adwright/contracts';

let serial = 0;

/** Ids hold three digits at most. */
function nextCall(): number {
  serial = (serial % 999) + 1;
  return serial;
}

/** Makes a tool's answer in a few words. */
export class ToolAnswer {
  readonly result: ToolResult;
  private readonly call = nextCall();

  constructor(tool: string) {
    this.result = { tool, facts: [], mentions: [], citations: [], notes: [] };
  }

  mention(kind: Mention['kind'], name: string, more: Partial<Mention> = {}): string {
    const id = `c${this.call}.m${this.result.mentions.length + 1}`;
    this.result.mentions.push({ id, kind, name, entityId: null, parent: null, state: null, ...more });
    return id;
  }

  fact(measure: Measure, side: FactSide, subject: string | null, value: string): this {
    const id = `c${this.call}.f${this.result.facts.length + 1}`;
    const unit: Fact['unit'] = /^window|^at$/.test(measure)
      ? 'date'
      : side === 'effect'
        ? 'ratio'
        : 'decimal';
    this.result.facts.push({
      id,
      measure,
      side,
      subject,
      unit,
      value,
      currency: null,
      query: { tool: this.result.tool, args: {} },
      window: null,
      syncedAt: null,
      attribution: null,
      rows: `c${this.call}`,
    });
    return this;
  }

  window(side: 'current' | 'before', subject: string | null): this {
    return this.fact('window_from', side, subject, '2026-11-09').fact(
      'window_to',
      side,
      subject,
      '2026-11-15',
    );
  }
}

/** The API's tool endpoints over HTTP; each call is kept with its token. */
export async function startToolsDouble() {
  const calls: { tool: string; args: Record<string, unknown>; authorization: string | undefined }[] = [];
  let answer: (tool: string, args: Record<string, unknown>) => ToolResult | { status: number; code: string };
  answer = (tool) => new ToolAnswer(tool).result;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      const tool = request.url?.split('/').at(-1) ?? '';
      const args = JSON.parse(text) as Record<string, unknown>;
      calls.push({ tool, args, authorization: request.headers.authorization });
      const body = answer(tool, args);
      const status = 'status' in body ? body.status : 200;
      const problem = 'status' in body && {
        type: 'about:blank',
        title: body.code,
        status,
        detail: 'refused',
        code: body.code,
        correlationId: 'x',
      };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(problem || body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    calls,
    answerWith: (next: typeof answer) => {
      calls.length = 0;
      answer = next;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
