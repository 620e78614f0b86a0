import { connect as connectTcp } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openAsOwner } from './embedded.js';
import { type DatabaseSocket, serveDatabase } from './socket-server.js';

let db: PGlite;
let server: DatabaseSocket;
const clients: pg.Client[] = [];

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ host: '127.0.0.1', port: server.port, user: 'any', database: 'postgres' });
  // A connection the test cuts reports an error; the assertions look at what happens to the others.
  client.on('error', () => undefined);
  await client.connect();
  clients.push(client);
  return client;
}

/** Closes the TCP connection without a word, as a killed process does. */
function kill(client: pg.Client): void {
  clients.splice(clients.indexOf(client), 1);
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

beforeAll(async () => {
  db = await openAsOwner();
  await db.exec(
    'CREATE ROLE adwright_app; CREATE TABLE note (id int PRIMARY KEY, body text); GRANT ALL ON note TO adwright_app; SET ROLE adwright_app',
  );
  server = await serveDatabase({
    db,
    port: 0,
    idleInTransactionMs: 700,
    onFatal: (error) => {
      throw error;
    },
  });
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});

afterAll(async () => {
  await server.close();
  await db.close();
});

describe('the embedded database over TCP', () => {
  it('answers each of many waiting clients with its own rows', async () => {
    const blocker = await connect();
    const others = await Promise.all(Array.from({ length: 20 }, connect));
    await blocker.query('BEGIN');
    const answers = others.map((client, at) =>
      client.query<{ who: string }>(`SELECT '${at}-' || $1::text AS who`, [`tenant-${at}`]),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    await blocker.query('COMMIT');
    const names = (await Promise.all(answers)).map((answer) => answer.rows[0]?.who);
    expect(names).toEqual(others.map((_, at) => `${at}-tenant-${at}`));
  });

  it('accepts a connection while another client is inside a transaction', async () => {
    const blocker = await connect();
    await blocker.query('BEGIN');
    const late = await connect();
    await blocker.query('COMMIT');
    expect((await late.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('rolls back what a client that died inside a transaction had done', async () => {
    const victim = await connect();
    const other = await connect();
    await victim.query('BEGIN');
    await victim.query("INSERT INTO note VALUES (1, 'half')");
    const waiting = other.query('SELECT count(*)::int AS notes FROM note');
    kill(victim);
    expect((await waiting).rows).toEqual([{ notes: 0 }]);
  });

  it('does not run the queued statements of a client that is gone', async () => {
    const blocker = await connect();
    const victim = await connect();
    await blocker.query('BEGIN');
    victim.query("INSERT INTO note VALUES (2, 'late')").catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    kill(victim);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await blocker.query('COMMIT');
    expect((await blocker.query('SELECT count(*)::int AS notes FROM note')).rows).toEqual([{ notes: 0 }]);
  });

  it('survives clients that die at any moment of a transaction', async () => {
    for (let round = 0; round < 30; round += 1) {
      const victim = await connect();
      const script = [
        'BEGIN',
        `INSERT INTO note VALUES (${100 + round}, 'x')`,
        'SELECT pg_sleep(0.001)',
        'COMMIT',
      ];
      for (const sql of script) victim.query(sql).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, round % 10));
      kill(victim);
    }
    const witness = await connect();
    await witness.query('BEGIN');
    await witness.query('DELETE FROM note');
    await witness.query('COMMIT');
    expect((await witness.query('SELECT count(*)::int AS notes FROM note')).rows).toEqual([{ notes: 0 }]);
  });

  it('drops a client that stays silent inside a transaction, however busy the others are', async () => {
    const silent = await connect();
    const other = await connect();
    await silent.query('BEGIN');
    await silent.query("INSERT INTO note VALUES (3, 'stale')");
    const waiting = Array.from({ length: 10 }, (_, at) =>
      new Promise((resolve) => setTimeout(resolve, at * 100)).then(() =>
        other.query('SELECT count(*)::int AS notes FROM note'),
      ),
    );
    const answers = await Promise.all(waiting);
    expect(answers.map((answer) => answer.rows[0].notes)).toEqual(Array(10).fill(0));
    await expect(silent.query('SELECT 1')).rejects.toThrow();
    clients.splice(clients.indexOf(silent), 1);
  });

  it.each([
    'RESET ROLE',
    'SET ROLE postgres',
    'set session role postgres',
    'SELECT 1; RESET ROLE',
    '/* a */ reset /* b */ all',
    "SELECT '--'; RESET ROLE",
    '-- x\nDISCARD ALL',
    'SET SESSION AUTHORIZATION postgres',
  ])('refuses to change the shared session: %s', async (sql) => {
    const client = await connect();
    await expect(client.query(sql)).rejects.toThrow(/not allowed on the embedded database/);
    expect((await client.query('SELECT current_user AS who')).rows).toEqual([{ who: 'adwright_app' }]);
  });

  it('keeps SET LOCAL ROLE to its transaction', async () => {
    const client = await connect();
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE postgres');
    await client.query('COMMIT');
    expect((await client.query('SELECT current_user AS who')).rows).toEqual([{ who: 'adwright_app' }]);
  });

  it('takes a statement of several megabytes and a failing one after it', async () => {
    const client = await connect();
    const body = 'ä'.repeat(3_000_000);
    const { rows } = await client.query<{ size: number }>('SELECT length($1::text) AS size', [body]);
    expect(rows[0]?.size).toBe(3_000_000);
    await expect(client.query('SELECT $1::int', ['no number'])).rejects.toThrow(/invalid input syntax/);
    expect((await client.query('SELECT $1::int AS two', [2])).rows).toEqual([{ two: 2 }]);
  });

  it('ends a connection that speaks another language, and only that one', async () => {
    for (const noise of [
      'GET / HTTP/1.1\r\n\r\n',
      '\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000',
      'x'.repeat(100),
    ]) {
      const socket = connectTcp(server.port, '127.0.0.1');
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.on('error', () => undefined);
      socket.resume();
      socket.write(noise);
      await closed;
    }
    const client = await connect();
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it.each([
    'COPY note FROM STDIN',
    'copy note (id) from stdin (format csv)',
    'SELECT 1; COPY note FROM STDIN',
  ])('refuses %s, for which the engine would wait for ever, and answers everybody else', async (sql) => {
    const client = await connect();
    const other = await connect();
    await expect(client.query(sql)).rejects.toThrow(/insert from arrays/);
    expect((await other.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect((await client.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
  });
});
