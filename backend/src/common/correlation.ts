import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const storage = new AsyncLocalStorage<{ readonly correlationId: string }>();

/** Runs `work` under a correlation id, which every log line, job and call to the AI service then carries. */
export function withCorrelation<T>(correlationId: string, work: () => T): T {
  return storage.run({ correlationId }, work);
}

/** The id of the request or job that is running; a new one outside of any. */
export function correlationId(): string {
  return storage.getStore()?.correlationId ?? randomUUID();
}

/** Takes a caller's id when it is harmless, else makes one: ids are logged and sent on. */
export function acceptCorrelationId(candidate: string | undefined): string {
  return candidate && /^[A-Za-z0-9_-]{8,64}$/.test(candidate) ? candidate : randomUUID();
}
