// On the embedded database a transaction blocks every other one, so a batch stays well under 100 ms (DECISIONS 6);
// on PostgreSQL the same time simply holds more rows.
const TARGET_MS = 70;
const FIRST_ROWS = 1_000;
const LEAST_ROWS = 200;
const MOST_ROWS = 15_000;

/** Chooses the size of the next batch from how long the last one took. One per run, so that it keeps what it learned. */
export class AdaptiveBatches {
  private size = FIRST_ROWS;

  /** Splits `rows` and hands each part to `store`, one after the other. */
  async each<R>(rows: readonly R[], store: (batch: readonly R[]) => Promise<void>): Promise<void> {
    for (let offset = 0; offset < rows.length; ) {
      const batch = rows.slice(offset, offset + this.size);
      offset += batch.length;
      const started = performance.now();
      await store(batch);
      this.learn(batch.length, performance.now() - started);
    }
  }

  private learn(rows: number, ms: number): void {
    // A short last part says little about a full batch.
    if (rows < this.size / 2) return;
    const fitting = rows * (TARGET_MS / Math.max(ms, 1));
    // At most fourfold, since the first batch also pays for planning and a cold cache.
    this.size = Math.round(Math.min(Math.max(Math.min(fitting, this.size * 4), LEAST_ROWS), MOST_ROWS));
  }
}
