/** One message of the PostgreSQL wire protocol, as it arrived. `type` is empty for the untyped start-up messages. */
export interface Frame {
  type: string;
  bytes: Buffer;
}

/** Largest message accepted from a client; PostgreSQL's own limit is 1 GiB. */
const MAX_FRAME_BYTES = 256 * 1024 * 1024;
const TYPED_HEADER_BYTES = 5;
const UNTYPED_HEADER_BYTES = 8;

/** Codes that stand where the protocol version stands in a start-up message. */
export const SSL_REQUEST = 80877103;
export const GSS_REQUEST = 80877104;
export const CANCEL_REQUEST = 80877102;

/** The version or request code of a start-up message. */
export function startupCode(frame: Frame): number {
  return frame.bytes.readInt32BE(4);
}

/**
 * Cuts a byte stream into protocol messages. Chunks are joined only when a whole message is there, so a
 * statement of many megabytes costs one copy instead of one per chunk.
 */
export class FrameReader {
  private chunks: Buffer[] = [];
  private length = 0;
  private started = false;

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
  }

  /** Call once the start-up message was read: from here on messages carry a type byte. */
  markStarted(): void {
    this.started = true;
  }

  /**
   * The next whole message, or undefined when more bytes are needed.
   * @throws Error when the announced length is impossible: the stream is not (or no longer) this protocol.
   */
  next(): Frame | undefined {
    const header = this.started ? TYPED_HEADER_BYTES : UNTYPED_HEADER_BYTES;
    if (this.length < header) return undefined;
    const head = this.peek(header);
    const size = this.started ? 1 + head.readInt32BE(1) : head.readInt32BE(0);
    if (size < header || size > MAX_FRAME_BYTES) throw new Error(`A message of ${size} bytes is not valid`);
    if (this.length < size) return undefined;
    const bytes = this.take(size);
    return { type: this.started ? String.fromCharCode(bytes[0] ?? 0) : '', bytes };
  }

  private peek(size: number): Buffer {
    const first = this.chunks[0];
    if (first && first.length >= size) return first;
    return this.join();
  }

  private take(size: number): Buffer {
    const all = this.join();
    const rest = all.subarray(size);
    this.chunks = rest.length > 0 ? [rest] : [];
    this.length = rest.length;
    return all.subarray(0, size);
  }

  private join(): Buffer {
    const [first] = this.chunks;
    if (this.chunks.length === 1 && first) return first;
    const all = Buffer.concat(this.chunks, this.length);
    this.chunks = [all];
    return all;
  }
}
