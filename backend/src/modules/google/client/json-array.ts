const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/**
 * Cuts a JSON array of objects into its elements while it arrives and parses each on its own, so that memory holds one
 * element, never the array. Written here because a token-by-token stream parser is several times slower than
 * `JSON.parse` on the elements, and this needs to know nothing but strings and nesting. Bytes of UTF-8 sequences never
 * look like ASCII, so it works on bytes.
 * @throws SyntaxError when an element is no JSON or the array ends early; RangeError on an element above `largest` bytes.
 */
export async function* jsonArrayElements(
  source: AsyncIterable<Buffer>,
  largest: number,
): AsyncGenerator<unknown> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let parts: Buffer[] = [];
  let held = 0;
  let closed = false;
  for await (const chunk of source) {
    let start = depth >= 2 ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) {
        inString = true;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (depth === 0 && byte === OPEN_BRACE) throw new SyntaxError('the reply is no JSON array');
        depth += 1;
        if (depth === 2) start = at;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth -= 1;
        if (depth === 0) closed = true;
        if (depth === 1) {
          parts.push(chunk.subarray(start, at + 1));
          yield JSON.parse(Buffer.concat(parts).toString('utf8'));
          parts = [];
          held = 0;
          start = -1;
        }
      }
    }
    if (start >= 0) {
      const rest = chunk.subarray(start);
      held += rest.length;
      if (held > largest) throw new RangeError(`an element of the reply is larger than ${largest} bytes`);
      parts.push(rest);
    }
  }
  if (!closed) throw new SyntaxError('the JSON array ended early');
}
