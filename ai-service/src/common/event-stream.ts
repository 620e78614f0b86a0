import type { Response } from 'express';

const KEEP_ALIVE_MS = 15_000;

/** Server-sent events to one caller, with a sign of life while there is nothing to tell. */
export class EventStream {
  private readonly keepAlive: NodeJS.Timeout;

  constructor(private readonly response: Response) {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    response.flushHeaders();
    this.keepAlive = setInterval(() => response.write(': keep-alive\n\n'), KEEP_ALIVE_MS);
  }

  send(event: unknown): void {
    if (!this.response.destroyed) this.response.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  end(): void {
    clearInterval(this.keepAlive);
    this.response.end();
  }
}

/** Aborts when the caller hangs up, which is how work is stopped: it reaches a provider through this signal. */
export function hangUpOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  return gone.signal;
}
