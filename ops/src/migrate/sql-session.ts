import type { PGlite } from '@electric-sql/pglite';
import type { Client } from 'pg';

/** One database session, whichever engine answers: all that migrations, backup and doctor need. */
export interface SqlSession {
  /** Runs a script of any number of statements. */
  exec(script: string): Promise<void>;
  /** Runs one statement and returns its rows. */
  query<Row extends object>(sql: string, params?: unknown[]): Promise<Row[]>;
}

/** A session over a connected `pg` client. */
export function pgSession(client: Client): SqlSession {
  return {
    exec: async (script) => {
      await client.query(script);
    },
    query: async <Row extends object>(sql: string, params: unknown[] = []) =>
      (await client.query<Row>(sql, params)).rows,
  };
}

/** A session over an embedded database in this process. */
export function pgliteSession(db: PGlite): SqlSession {
  return {
    exec: async (script) => {
      await db.exec(script);
    },
    query: async <Row extends object>(sql: string, params: unknown[] = []) =>
      (await db.query<Row>(sql, params)).rows,
  };
}

/**
 * Runs `task` inside a transaction of the session.
 * @throws whatever `task` threw, after the rollback.
 */
export async function inTransaction<T>(session: SqlSession, task: () => Promise<T>): Promise<T> {
  await session.exec('BEGIN');
  try {
    const result = await task();
    await session.exec('COMMIT');
    return result;
  } catch (error) {
    await session.exec('ROLLBACK');
    throw error;
  }
}
