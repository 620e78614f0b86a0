/** How many rows one statement stores. */
export interface BatchLimits {
  /** The time one batch may take; null = as many rows as allowed. */
  readonly targetMs: number | null;
  readonly firstRows: number;
  readonly mostRows: number;
}

// The embedded database runs one transaction at a time: while a batch is stored nobody else is served (DECISIONS 6).
export const EMBEDDED: BatchLimits = { targetMs: 70, firstRows: 500, mostRows: 5_000 };
// A server works for everyone at once, and each statement costs a plan and three round trips. More rows than this no
// longer fit into PostgreSQL's usual work_mem and gain nothing.
export const SERVER: BatchLimits = { targetMs: null, firstRows: 8_000, mostRows: 8_000 };

const LEAST_ROWS = 200;

/** Cuts rows into batches of a fitting size, learned from how long the last one took. One per run keeps what it learned. */
export class AdaptiveBatches {
  private size: number;

  constructor(private readonly limits: BatchLimits) {
    this.size = limits.firstRows;
  }

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
    const { targetMs, mostRows } = this.limits;
    // A short last part says little about a full batch.
    if (targetMs === null || rows < this.size / 2) return;
    const fitting = Math.min(rows * (targetMs / Math.max(ms, 1)), this.size * 4);
    this.size = Math.round(Math.min(Math.max(fitting, LEAST_ROWS), mostRows));
  }
}
