import type { Socket } from 'node:net';
import { CANCEL_REQUEST, type Frame, FrameReader, GSS_REQUEST, SSL_REQUEST, startupCode } from './frames.js';
import type { SessionClient, SessionQueue } from './session-queue.js';
import { refusalOf, refusalQuery } from './statement-guard.js';

/** Messages after which the server must answer before more can be expected. */
const BATCH_ENDS = new Set(['Q', 'S', 'F', 'H']);

function errorResponse(severity: string, code: string, message: string): Buffer {
  const body = Buffer.from(`S${severity}\0V${severity}\0C${code}\0M${message}\0\0`, 'utf8');
  const head = Buffer.alloc(5);
  head.write('E', 0);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** One TCP client: reads the handshake, cuts its messages into batches and hands them to the queue. */
export class ClientConnection implements SessionClient {
  private readonly reader = new FrameReader();
  private started = false;
  private batch: Buffer[] = [];
  private refused: string | undefined;

  /** @param greeting the server's answer to a start-up message (authentication, parameters, ready). */
  constructor(
    private readonly socket: Socket,
    private readonly queue: SessionQueue,
    private readonly greeting: Buffer,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    // 'close' always follows; the listener only keeps a reset connection from being an uncaught error.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.queue.release(this));
  }

  write(bytes: Buffer): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  terminate(reason: string): void {
    if (this.socket.writable) this.socket.end(errorResponse('FATAL', '25P03', reason));
    this.socket.destroySoon();
  }

  private receive(chunk: Buffer): void {
    this.reader.push(chunk);
    try {
      for (let frame = this.reader.next(); frame; frame = this.reader.next()) {
        if (this.started) this.message(frame);
        else this.handshake(frame);
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'invalid message';
      this.socket.end(errorResponse('FATAL', '08P01', reason));
    }
  }

  private handshake(frame: Frame): void {
    const code = startupCode(frame);
    // No encryption on the loopback interface; a cancel has no session to reach here.
    if (code === SSL_REQUEST || code === GSS_REQUEST) this.socket.write('N');
    else if (code === CANCEL_REQUEST) this.socket.end();
    else if (code >> 16 !== 3) throw new Error('Only protocol version 3 is spoken here');
    else {
      this.started = true;
      this.reader.markStarted();
      this.socket.write(this.greeting);
    }
  }

  private message(frame: Frame): void {
    if (frame.type === 'X') {
      this.socket.end();
      return;
    }
    this.refused ??= refusalOf(frame);
    this.batch.push(frame.bytes);
    if (!BATCH_ENDS.has(frame.type)) return;
    const bytes = this.refused ? refusalQuery(this.refused) : Buffer.concat(this.batch);
    this.batch = [];
    this.refused = undefined;
    this.queue.submit(this, bytes, frame.type === 'H');
  }
}
