import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  ConversationSummary,
  Segment,
  SpeechEvent,
  SpeechRequest,
  TokenUsage,
  ToolResult,
} from '@adwright/contracts';

/** The AI service as a test wants it to be. */
export class Voice {
  closed = false;

  constructor(
    readonly turn: SpeechRequest,
    private readonly response: ServerResponse,
  ) {
    response.on('close', () => {
      this.closed = true;
    });
  }

  raw(text: string): void {
    this.response.write(text);
  }

  send(event: SpeechEvent): void {
    this.raw(`data: ${JSON.stringify(event)}\n\n`);
  }

  /** What one reply used: estimated first, then counted. */
  used(usage: TokenUsage, estimated: boolean, reply = 1): void {
    const head = { type: 'usage', purpose: 'chat', engine: 'double', prompt: 'double/1' } as const;
    this.send({ ...head, reply, usage, estimated });
  }

  say(...segments: (Segment | string)[]): void {
    const all = segments.map(
      (item): Segment => (typeof item === 'string' ? { type: 'text', text: item } : item),
    );
    this.send({ type: 'segments', segments: all });
  }

  done(): void {
    this.send({ type: 'done', usage: { inputTokens: 3, outputTokens: 5, costMicros: null } });
    this.response.end();
  }

  cut(): void {
    this.response.destroy();
  }

  /** Calls a tool of the API with the turn's own token, as the service does. */
  async tool(name: string, args: unknown = {}): Promise<ToolResult> {
    const { url, token } = this.turn.tools;
    const answer = await fetch(`${url}/tools/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return (await answer.json()) as ToolResult;
  }
}

type Script = (voice: Voice) => Promise<void> | void;

export interface SummaryRequest {
  readonly former: ConversationSummary;
  readonly messages: readonly { readonly role: string; readonly text: string }[];
}

/** The AI service's chat over HTTP. */
export async function startSpeechDouble() {
  const turns: SpeechRequest[] = [];
  const summaries: SummaryRequest[] = [];
  let script: Script = (voice) => voice.done();
  let summary: (request: SummaryRequest) => object = ({ former }) => former;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      if (request.url === '/chat/summary') {
        const asked = JSON.parse(text) as SummaryRequest;
        summaries.push(asked);
        const answer = { summary: summary(asked), engine: 'double', prompt: 'summarise/1', instead: null };
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer));
        return;
      }
      const turn = JSON.parse(text) as SpeechRequest;
      turns.push(turn);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const voice = new Voice(turn, response);
      voice.send({ type: 'engine', engine: 'double', prompt: 'double/1', instead: null });
      Promise.resolve(script(voice)).catch(() => response.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    turns,
    summaries,
    summarises: (next: typeof summary) => {
      summary = next;
    },
    play: (next: Script) => {
      script = next;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
