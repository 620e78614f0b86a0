const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Depth of the outer array, of a chunk inside it, of the chunk's list of rows. */
const CHUNK_DEPTH = 2;
const ROWS_DEPTH = 3;

/** Text that is parsed at once: large enough to be quick, small enough to be nothing in memory. */
const PARSED_BYTES = 128 * 1024;

/** A part of a streamed reply: rows, or what a chunk says besides its rows. */
export type StreamedPart<Row> =
  | { readonly rows: Row[]; readonly chunk?: never }
  | { readonly chunk: unknown; readonly rows?: never };

/**
 * Reads a JSON array of chunks `{ "results": [row, ...], ... }` while it arrives and hands out rows some hundred at a
 * time, so that memory holds neither the array nor a whole chunk of ten thousand rows; then the rest of each chunk, its
 * rows left out. Written here because a token-by-token stream parser is several times slower than `JSON.parse` on
 * pieces, and this needs to know nothing but strings and nesting. Bytes of UTF-8 sequences never look like ASCII, so it
 * works on bytes.
 * @throws SyntaxError when a piece is no JSON or the array ends early; RangeError on a row or rest above `largest` bytes.
 */
export async function* streamedRows<Row>(
  source: AsyncIterable<Buffer>,
  largest: number,
): AsyncGenerator<StreamedPart<Row>> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let inRows = false;
  let closed = false;
  const rows = new Pieces(largest);
  const rest = new Pieces(largest);
  for await (const part of source) {
    // From where on the bytes of this part belong to a row (inRows) or to the rest of a chunk.
    let start = 0;
    for (let at = 0; at < part.length; at += 1) {
      const byte = part[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) {
        inString = true;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (depth === 0 && byte === OPEN_BRACE) throw new SyntaxError('the reply is no JSON array');
        depth += 1;
        if (depth === CHUNK_DEPTH) start = at;
        else if (depth === ROWS_DEPTH && byte === OPEN_BRACKET) {
          rest.add(part.subarray(start, at + 1));
          inRows = true;
          start = at + 1;
        }
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth -= 1;
        if (depth === 0) closed = true;
        else if (depth === CHUNK_DEPTH && inRows) {
          rows.add(part.subarray(start, at));
          inRows = false;
          start = at;
          const parsed = rows.takeRows<Row>();
          if (parsed.length > 0) yield { rows: parsed };
        } else if (depth === CHUNK_DEPTH - 1) {
          rest.add(part.subarray(start, at + 1));
          yield { chunk: rest.take() };
          start = -1;
        }
      } else if (byte === COMMA && inRows && depth === ROWS_DEPTH && rows.held + at - start > PARSED_BYTES) {
        rows.add(part.subarray(start, at));
        start = at + 1;
        yield { rows: rows.takeRows<Row>() };
      }
    }
    if (depth >= CHUNK_DEPTH && start >= 0) (inRows ? rows : rest).add(part.subarray(start));
  }
  if (!closed) throw new SyntaxError('the JSON array ended early');
}

/** Bytes that wait to be parsed. */
class Pieces {
  held = 0;
  private parts: Buffer[] = [];

  constructor(private readonly largest: number) {}

  add(part: Buffer): void {
    this.held += part.length;
    if (this.held > this.largest)
      throw new RangeError(`a piece of the reply is larger than ${this.largest} bytes`);
    this.parts.push(part);
  }

  take(): unknown {
    return JSON.parse(this.text());
  }

  /** Rows without the brackets round them. */
  takeRows<Row>(): Row[] {
    return JSON.parse(`[${this.text()}]`) as Row[];
  }

  private text(): string {
    const text = Buffer.concat(this.parts).toString('utf8');
    this.parts = [];
    this.held = 0;
    return text;
  }
}
