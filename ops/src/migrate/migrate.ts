import { randomUUID } from 'node:crypto';
import type { Migration } from './migration-files.js';
import { inTransaction, type SqlSession } from './sql-session.js';

/** Raised when the database and the migration folder do not fit together; the message says what to do. */
export class MigrationError extends Error {}

interface Recorded {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  logs: string | null;
}

/** Prisma's own definition of its bookkeeping table. */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** Two processes may create the table at once; the loser finds it there and goes on. */
async function ensureBookkeeping(session: SqlSession): Promise<void> {
  const [found] = await session.query<{ there: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
  );
  if (found?.there) return;
  try {
    await session.exec(BOOKKEEPING);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const lostTheRace = code === '42P07' || code === '23505';
    if (!lostTheRace) throw error;
  }
}

function pendingOf(migrations: Migration[], recorded: Recorded[]): Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of recorded) {
    const migration = byName.get(row.migration_name);
    if (!migration) {
      throw new MigrationError(
        `The database has migration ${row.migration_name}, which this version does not know: it was made by a newer version. Start that version, or restore a backup.`,
      );
    }
    if (row.finished_at === null) {
      throw new MigrationError(
        `Migration ${row.migration_name} failed earlier and was left half-applied${row.logs ? `: ${row.logs}` : '.'} Repair the database, then mark it with \`prisma migrate resolve\`.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new MigrationError(
        `Migration ${row.migration_name} was changed after it had been applied. Restore the file as it was and put the change into a new migration.`,
      );
    }
  }
  const done = new Set(recorded.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

/**
 * Takes the lock (a table lock held to the end of the transaction: it works over poolers and on PGlite, where
 * advisory locks do not), looks again at what is recorded, and applies the first migration still missing.
 */
async function applyNext(session: SqlSession, migrations: Migration[]): Promise<string | undefined> {
  await session.exec('LOCK TABLE "_prisma_migrations" IN SHARE ROW EXCLUSIVE MODE');
  const recorded = await session.query<Recorded>(
    'SELECT migration_name, checksum, finished_at, logs FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  const [next] = pendingOf(migrations, recorded);
  if (!next) return undefined;
  try {
    await session.exec(next.script);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const help = /extension "vector"/.test(reason)
      ? '. Let an administrator run CREATE EXTENSION vector in this database once (Debian: postgresql-17-pgvector), then try again'
      : '';
    throw new MigrationError(`Migration ${next.name} failed and was rolled back: ${reason}${help}`, {
      cause: error,
    });
  }
  await session.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), next.checksum, next.name],
  );
  return next.name;
}

/**
 * Brings a database up to date, each migration in a transaction of its own, and returns the names applied.
 * Safe to run from several processes at once. The session must be the owner's.
 * @throws MigrationError when a script failed (and was rolled back), was changed later, or is unknown.
 */
export async function migrate(
  session: SqlSession,
  migrations: Migration[],
  onApplied: (name: string) => void = () => undefined,
): Promise<string[]> {
  await ensureBookkeeping(session);
  const applied: string[] = [];
  for (;;) {
    const name = await inTransaction(session, () => applyNext(session, migrations));
    if (name === undefined) return applied;
    applied.push(name);
    onApplied(name);
  }
}
