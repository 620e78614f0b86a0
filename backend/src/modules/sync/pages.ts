/** Reads one page ahead, so that the platform works while the database does; at most two pages are in memory. */
export async function* readAhead<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  const next = () => {
    const promise = iterator.next();
    // A page that fails while the last one is still being stored is reported when its turn comes.
    promise.catch(() => undefined);
    return promise;
  };
  try {
    for (let ahead = next(); ; ) {
      const page = await ahead;
      if (page.done) return;
      ahead = next();
      yield page.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Joins small pages until at least `rows` are together: a statement for each handful would cost more than it stores. */
export async function* joined<T>(
  pages: AsyncIterable<readonly T[]>,
  rows = 5_000,
): AsyncGenerator<readonly T[]> {
  let buffer: T[] = [];
  for await (const page of pages) {
    buffer = buffer.length === 0 ? [...page] : buffer.concat(page);
    if (buffer.length >= rows) {
      yield buffer;
      buffer = [];
    }
  }
  if (buffer.length > 0) yield buffer;
}
