import type { Response } from 'express';

/** Begins a stream of server-sent events that nothing on the way may keep back. */
export function openEvents(response: Response): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
}

/** @param id what a reader names to go on from here; null where nobody can. */
export function sendEvent<E extends { readonly type: string }>(
  response: Response,
  event: E,
  id: number | null = null,
): void {
  response.write(
    `${id === null ? '' : `id: ${id}\n`}event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
  );
}
