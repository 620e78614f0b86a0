import { AsyncLocalStorage } from 'node:async_hooks';

/** Marks the code that runs inside a database transaction, so that slow outside calls can refuse to run there. */
const inside = new AsyncLocalStorage<boolean>();

export function runInsideTransaction<T>(work: () => T): T {
  return inside.run(true, work);
}

/**
 * Called by every client of another service before it sends: an open transaction on the embedded database blocks all
 * others, and anywhere it holds locks while a stranger takes its time.
 * @throws Error inside a transaction.
 */
export function assertOutsideTransaction(what: string): void {
  if (inside.getStore()) throw new Error(`${what} must not be called inside a database transaction`);
}
