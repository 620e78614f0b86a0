import { PlatformError } from './platform-error.js';

export interface ReadRetryPolicy {
  readonly attempts: number;
  /** First pause; each further one is twice as long. */
  readonly baseMs: number;
  /** A platform that asks for a longer pause than this is not waited for: the run is put off instead. */
  readonly longestWaitMs: number;
}

/** PLATFORMS.md A4 asks for 5 s doubling at most five times; short waits first serve the common single hiccup. */
export const readRetryPolicy: ReadRetryPolicy = { attempts: 4, baseMs: 500, longestWaitMs: 30_000 };

/** Waits; ends early by throwing the signal's reason. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/**
 * Runs a read again after `transient` and `rate_limited`, with backoff and full jitter so that workers do not return
 * together. Never for writes.
 * @throws PlatformError the last one, or at once when the platform asks for a longer wait than the policy allows.
 */
export async function retryReads<T>(
  read: () => Promise<T>,
  signal?: AbortSignal,
  policy: ReadRetryPolicy = readRetryPolicy,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof PlatformError) || !error.retryableRead || attempt >= policy.attempts)
        throw error;
      const asked = error.detail.retryAfterMs ?? 0;
      if (asked > policy.longestWaitMs) throw error;
      const backoff = policy.baseMs * 2 ** (attempt - 1);
      await pause(Math.max(asked, backoff * (0.5 + Math.random() / 2)), signal);
    }
  }
}
