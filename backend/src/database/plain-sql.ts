import type pg from 'pg';

/** As long as the client's own transactions may take. */
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Runs one statement of the open transaction. Values come as the driver reads them: `bigint` columns as text, instants as
 * Date, JSON parsed.
 */
export type Sql = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

export function sqlOver(client: pg.Pool | pg.PoolClient): Sql {
  return async <Row extends object>(text: string, values: readonly unknown[] = []) => {
    const query = { text, values: [...values], query_timeout: STATEMENT_TIMEOUT_MS };
    return (await client.query<Row>(query)).rows;
  };
}

/** One transaction on a connection of its own. The connection itself brings the scope into its BEGIN. */
export async function inTransaction<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(sqlOver(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that cannot roll back, or not in time, is not given to anybody else.
    await sqlOver(client)('ROLLBACK').catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
