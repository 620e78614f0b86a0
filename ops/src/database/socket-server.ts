import { createServer, type Server, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { ClientConnection } from './client-connection.js';
import { SessionQueue } from './session-queue.js';

export interface DatabaseSocketOptions {
  db: PGlite;
  /** 0 lets the system choose. */
  port: number;
  /** Connections accepted at a time; each costs only a socket. */
  maxConnections?: number;
  idleInTransactionMs?: number;
  onFatal(error: unknown): void;
}

/** A PGlite that other processes reach over TCP on the loopback interface. */
export interface DatabaseSocket {
  port: number;
  /** Runs a task on the instance itself, when no client is inside a transaction. */
  exclusive<T>(task: (db: PGlite) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

function startupMessage(): Buffer {
  const body = Buffer.from('user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0', 'utf8');
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(3 << 16, 4);
  return Buffer.concat([head, body]);
}

/**
 * The answer PGlite gives to a start-up message, taken once and sent to every client: a new connection then
 * needs no turn on the shared session and cannot be held up by somebody's transaction.
 */
async function captureGreeting(db: PGlite): Promise<Buffer> {
  const parts: Buffer[] = [];
  await db.runExclusive(async () => {
    await db.execProtocolRawStream(startupMessage(), { onRawData: (data) => parts.push(Buffer.from(data)) });
  });
  return Buffer.concat(parts);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no TCP address'));
      else resolve(address.port);
    });
  });
}

/**
 * Serves a PGlite on 127.0.0.1. This replaces the vendor's own socket server, whose queue works message by
 * message: after a transaction ended, two waiting clients' statements were mixed and one got the other's rows.
 * @throws Error EADDRINUSE when the port is taken.
 */
export async function serveDatabase(options: DatabaseSocketOptions): Promise<DatabaseSocket> {
  const greeting = await captureGreeting(options.db);
  const queue = new SessionQueue({
    db: options.db,
    idleInTransactionMs: options.idleInTransactionMs ?? 30_000,
    onFatal: options.onFatal,
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    new ClientConnection(socket, queue, greeting);
  });
  server.maxConnections = options.maxConnections ?? 200;
  const port = await listen(server, options.port);
  return {
    port,
    exclusive: (task) => queue.exclusive(task),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      // Sockets report 'close' on the next turn; their rollbacks must be done before the caller closes the database.
      await new Promise((resolve) => setImmediate(resolve));
      await queue.exclusive(async () => undefined);
    },
  };
}
