/**
 * Reports are computed row by row: the generator that stopped at the end of a page waits here for the next one. A
 * lost one is run again from the start with the same as-of instant, so the rows are the same.
 */
export class WaitingRows {
  private readonly waiting = new Map<string, Iterator<Record<string, unknown>>>();

  /** Rows from `offset` on, at most `limit`, and whether there are more. `run` starts the report anew. */
  take(
    key: string,
    offset: number,
    limit: number,
    run: () => Iterator<Record<string, unknown>>,
  ): { rows: Record<string, unknown>[]; more: boolean } {
    const at = `${key}@${offset}`;
    let source = this.waiting.get(at);
    this.waiting.delete(at);
    if (!source) {
      source = run();
      for (let i = 0; i < offset; i++) if (source.next().done) break;
    }
    const rows: Record<string, unknown>[] = [];
    while (rows.length < limit) {
      const next = source.next();
      if (next.done) return { rows, more: false };
      rows.push(next.value);
    }
    const peek = source.next();
    if (peek.done) return { rows, more: false };
    if (this.waiting.size >= 16) this.waiting.delete(this.waiting.keys().next().value ?? '');
    this.waiting.set(`${key}@${offset + limit}`, resumed(peek.value, source));
    return { rows, more: true };
  }
}

function* resumed<T>(first: T, rest: Iterator<T>): Generator<T> {
  yield first;
  for (;;) {
    const next = rest.next();
    if (next.done) return;
    yield next.value;
  }
}
