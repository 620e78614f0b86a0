/** One process of the product as the launcher knows it. */
export interface Service {
  name: string;
  /** Program and arguments. */
  command: [string, ...string[]];
  env: Record<string, string>;
  /** Where it is reached, for the person who reads the terminal. */
  at: string;
  /** Whether it answers and can be relied on; `said` tells whether its log of this run holds a text. Must not throw. */
  ready(said: (text: string) => boolean): Promise<boolean>;
  readyTimeoutMs: number;
  /** Time to end in order after SIGTERM before it is killed. */
  graceMs: number;
}

/** Ready when a GET answers 2xx. */
export function answersAt(url: string): () => Promise<boolean> {
  return async () => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      await response.body?.cancel();
      return response.ok;
    } catch {
      // Not listening yet (or not answering in time): asked again until the service's own limit.
      return false;
    }
  };
}
