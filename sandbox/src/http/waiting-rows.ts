type Row = Record<string, unknown>;

/** A report that stopped at the end of a page; `ahead` is the row that was looked at to know that there is more. */
interface Stopped {
  source: Iterator<Row>;
  ahead: Row;
}

const KEPT = 16;

/**
 * Reports are computed row by row: one that stopped at the end of a page waits here for the next. A lost one is run
 * again from the start with the same as-of instant, so the rows are the same.
 */
export class WaitingRows {
  private readonly waiting = new Map<string, Stopped>();

  /** Rows from `offset` on, at most `limit`, and whether there are more. `run` starts the report anew. */
  take(key: string, offset: number, limit: number, run: () => Iterator<Row>): { rows: Row[]; more: boolean } {
    const at = `${key}@${offset}`;
    const stopped = this.waiting.get(at);
    this.waiting.delete(at);
    const source = stopped?.source ?? run();
    const rows: Row[] = stopped ? [stopped.ahead] : [];
    if (!stopped) for (let i = 0; i < offset; i++) if (source.next().done) break;
    for (;;) {
      const next = source.next();
      if (next.done) return { rows, more: false };
      if (rows.length < limit) {
        rows.push(next.value);
        continue;
      }
      if (this.waiting.size >= KEPT) this.waiting.delete(this.waiting.keys().next().value ?? '');
      this.waiting.set(`${key}@${offset + limit}`, { source, ahead: next.value });
      return { rows, more: true };
    }
  }
}
