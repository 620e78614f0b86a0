import { existsSync } from 'node:fs';
import { postgresDir, type Settings } from '../config/settings.js';
import { withPgClient } from '../migrate/migrate-url.js';
import { pgliteSession, pgSession, type SqlSession } from '../migrate/sql-session.js';
import { DataDirInUseError, lockDataDir } from './data-dir-lock.js';
import { openAsOwner } from './embedded.js';
import { readServedPort } from './served-port.js';

/** A session for the tools, and what must be said first in each of its transactions to act as owner. */
export interface OwnerSession {
  session: SqlSession;
  /** Empty where the session is the owner's already. */
  prologue: string;
  /** The embedded database while the product runs on it. */
  served: boolean;
}

/** Raised when there is no database to work on. */
export class NoDatabaseError extends Error {}

async function onServed<T>(port: number, task: (owner: OwnerSession) => Promise<T>): Promise<T> {
  return withPgClient(`postgresql://adwright_app@127.0.0.1:${port}/postgres`, (client) =>
    // The session's user is still the cluster's owner (DECISIONS 1); LOCAL, so that nobody else inherits it.
    task({ session: pgSession(client), prologue: 'SET LOCAL ROLE postgres', served: true }),
  );
}

/**
 * Runs a tool's work as the database's owner: on DATABASE_URL when it is set; else on the embedded database,
 * over its socket while the product runs, or by opening its folder.
 * @throws NoDatabaseError when nothing was ever started here.
 */
export async function withOwnerSession<T>(
  settings: Settings,
  task: (owner: OwnerSession) => Promise<T>,
): Promise<T> {
  if (settings.databaseUrl) {
    return withPgClient(settings.databaseUrl, (client) =>
      task({ session: pgSession(client), prologue: '', served: false }),
    );
  }
  const dataDir = postgresDir(settings);
  if (!existsSync(dataDir)) {
    throw new NoDatabaseError(
      `There is no database in ${settings.dataDir} yet: run npm start first, or set DATABASE_URL.`,
    );
  }
  let unlock: () => void;
  try {
    unlock = lockDataDir(dataDir);
  } catch (error) {
    const port = readServedPort(dataDir);
    if (error instanceof DataDirInUseError && port !== undefined) return onServed(port, task);
    throw error;
  }
  const db = await openAsOwner({ dataDir });
  try {
    return await task({ session: pgliteSession(db), prologue: '', served: false });
  } finally {
    await db.close();
    unlock();
  }
}
