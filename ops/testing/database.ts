import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openAsApp } from '../src/database/embedded.js';
import { serveDatabase } from '../src/database/socket-server.js';
import { type Migration, readMigrations } from '../src/migrate/migration-files.js';
import { migratedSnapshot } from './pglite-snapshot.js';
import { createFromTemplate, dropDatabase, withDatabase } from './postgres-template.js';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A fresh, migrated, empty database for one test file. */
export interface TestDatabase {
  engine: 'pglite' | 'postgres';
  /** What the product is given as DATABASE_URL: the owner on PostgreSQL, adwright_app on PGlite. */
  url: string;
  /** What the product is given as APP_DATABASE_URL: on PostgreSQL a login that is no superuser. */
  appUrl: string;
  /** The same for AI_DATABASE_URL. On PGlite the role is only a convention (DECISIONS 1): the same URL. */
  aiUrl: string;
  /**
   * Runs one statement as the owner, past row-level security: to arrange rows and to look at what a test must
   * not be able to see through the product. On PGlite it waits until no connection is inside a transaction.
   */
  asOwner<Row extends object = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

async function onPostgres(ownerUrl: string, migrations: Migration[]): Promise<TestDatabase> {
  const name = await createFromTemplate(ownerUrl, migrations);
  const url = withDatabase(ownerUrl, name);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  return {
    engine: 'postgres',
    url,
    appUrl: withDatabase(ownerUrl, name, 'adwright_test_app'),
    aiUrl: withDatabase(ownerUrl, name, 'adwright_test_ai'),
    asOwner: async <Row extends object>(sql: string, params: unknown[] = []) =>
      (await owner.query<Row>(sql, params)).rows,
    close: async () => {
      await owner.end();
      await dropDatabase(ownerUrl, name);
    },
  };
}

async function onPglite(migrations: Migration[]): Promise<TestDatabase> {
  const db = await openAsApp({ loadDataDir: await migratedSnapshot(migrations) });
  const server = await serveDatabase({
    db,
    port: 0,
    onFatal: (error) => {
      throw error;
    },
  });
  const url = `postgresql://adwright_app@127.0.0.1:${server.port}/postgres`;
  return {
    engine: 'pglite',
    url,
    appUrl: url,
    aiUrl: url,
    asOwner: <Row extends object>(sql: string, params: unknown[] = []) =>
      server.exclusive(async () => {
        await db.exec('SET ROLE postgres');
        try {
          // Decoded as `pg` decodes it, so that a test reads the same values on both engines.
          const parsers = {
            20: (text: string) => text,
            1700: (text: string) => text,
            1082: pg.types.getTypeParser(1082),
          };
          return (await db.query<Row>(sql, params, { parsers })).rows;
        } finally {
          await db.exec('SET ROLE adwright_app');
        }
      }),
    close: async () => {
      await server.close();
      await db.close();
    },
  };
}

/**
 * Starts a database for one test file: on the PostgreSQL named by ADWRIGHT_TEST_DATABASE_URL (an owner's URL)
 * when it is set, else embedded in this process. Both are copies of a migrated template, so it takes well
 * under two seconds. `migrationsFolder` is for the tests of this harness itself.
 */
export async function startTestDatabase(migrationsFolder = MIGRATIONS): Promise<TestDatabase> {
  const migrations = await readMigrations(migrationsFolder);
  const ownerUrl = process.env.ADWRIGHT_TEST_DATABASE_URL;
  return ownerUrl ? onPostgres(ownerUrl, migrations) : onPglite(migrations);
}
