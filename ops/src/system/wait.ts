/** Raised when something did not come up in time. */
export class WaitTimeoutError extends Error {}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks `probe` again and again until it is content.
 * @throws WaitTimeoutError after `timeoutMs`, naming `what`; AbortSignal's reason when `signal` fires first.
 */
export async function waitFor(
  what: string,
  probe: () => Promise<boolean>,
  options: { timeoutMs: number; intervalMs?: number; signal?: AbortSignal },
): Promise<void> {
  const deadline = Date.now() + options.timeoutMs;
  while (!(await probe())) {
    options.signal?.throwIfAborted();
    if (Date.now() > deadline)
      throw new WaitTimeoutError(`${what} did not answer within ${options.timeoutMs / 1000} s`);
    await sleep(options.intervalMs ?? 100);
  }
}
