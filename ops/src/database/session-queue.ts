import type { PGlite } from '@electric-sql/pglite';

/** A client as the queue sees it: something that receives bytes and can be dropped. */
export interface SessionClient {
  write(bytes: Buffer): void;
  /** Ends the connection after telling the client why. */
  terminate(reason: string): void;
}

interface Work {
  client: SessionClient | null;
  /** Whether the batch ended without Sync, so that the same client must go on. */
  unfinished: boolean;
  run(): Promise<void>;
}

export interface SessionQueueOptions {
  db: PGlite;
  /** A client that holds a transaction open without a word for so long is rolled back and dropped. */
  idleInTransactionMs: number;
  /** Called when the database itself failed: the process must not go on. */
  onFatal(error: unknown): void;
}

/**
 * Shares PGlite's only session between clients. A batch (everything up to Sync) is indivisible, and a client
 * inside a transaction keeps the session until it ends: without that, two clients' Parse and Bind messages
 * interleave and one is answered with the other's rows.
 */
export class SessionQueue {
  private readonly work: Work[] = [];
  private owner: SessionClient | null = null;
  private draining = false;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(private readonly options: SessionQueueOptions) {}

  /** Queues one batch of protocol messages; the answer goes to `client.write` as it is produced. */
  submit(client: SessionClient, bytes: Buffer, unfinished: boolean): void {
    const run = () =>
      this.options.db.runExclusive(async () => {
        await this.options.db.execProtocolRawStream(bytes, {
          onRawData: (data) => client.write(Buffer.from(data)),
        });
      });
    this.work.push({ client, unfinished, run });
    void this.drain();
  }

  /** Runs `task` when no client is in a transaction; nothing else runs meanwhile. */
  exclusive<T>(task: (db: PGlite) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = () => task(this.options.db).then(resolve, reject);
      this.work.push({ client: null, unfinished: false, run });
      void this.drain();
    });
  }

  /** Forgets a client that is gone and rolls back what it left open. */
  release(client: SessionClient): void {
    for (let at = this.work.length - 1; at >= 0; at -= 1) {
      if (this.work[at]?.client === client) this.work.splice(at, 1);
    }
    if (this.owner !== client) return;
    // The rollback goes first; as nobody owns the session any more, the rest of the queue follows it.
    this.owner = null;
    this.work.unshift({
      client: null,
      unfinished: false,
      run: async () => {
        if (this.options.db.isInTransaction()) await this.options.db.exec('ROLLBACK');
      },
    });
    void this.drain();
  }

  private next(): Work | undefined {
    if (!this.owner) return this.work.shift();
    const at = this.work.findIndex((item) => item.client === this.owner);
    return at < 0 ? undefined : this.work.splice(at, 1)[0];
  }

  private async drain(): Promise<void> {
    if (this.draining) return;
    this.draining = true;
    try {
      for (let item = this.next(); item; item = this.next()) {
        // Only work that runs ends the owner's silence; others waiting must not prolong it.
        clearTimeout(this.idleTimer);
        this.idleTimer = undefined;
        // Set before running: a client that dies while its own BEGIN runs must count as the owner.
        this.owner = item.client;
        await item.run();
        const keeps = this.options.db.isInTransaction() || item.unfinished;
        if (!keeps && this.owner === item.client) this.owner = null;
      }
    } catch (error) {
      this.options.onFatal(error);
    } finally {
      this.draining = false;
    }
    if (this.owner && !this.idleTimer) this.watchIdle(this.owner);
  }

  private watchIdle(owner: SessionClient): void {
    this.idleTimer = setTimeout(() => {
      owner.terminate('terminating connection due to idle-in-transaction timeout');
      this.release(owner);
    }, this.options.idleInTransactionMs);
    this.idleTimer.unref();
  }
}
