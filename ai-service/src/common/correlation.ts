import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const storage = new AsyncLocalStorage<string>();

/** The id of the request that is running, which all its log lines carry; a new one outside of any. */
export function correlationId(): string {
  return storage.getStore() ?? randomUUID();
}

/** Takes the caller's `x-correlation-id` when it is harmless, else makes one: ids end up in logs. */
export function correlate(request: Request, response: Response, next: NextFunction): void {
  const given = request.header('x-correlation-id');
  const id = given && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : randomUUID();
  response.setHeader('x-correlation-id', id);
  storage.run(id, next);
}
