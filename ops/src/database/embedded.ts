import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { migrate } from '../migrate/migrate.js';
import type { Migration } from '../migrate/migration-files.js';
import { pgliteSession } from '../migrate/sql-session.js';

/** The role every connection to the embedded database starts with: it cannot bypass row-level security. */
export const APP_ROLE = 'adwright_app';

/** Where the data lives: a folder, or a dumped data folder to start from in memory, or neither (empty, in memory). */
export interface EmbeddedSource {
  dataDir?: string;
  /** What `dumpDataDir` gave. */
  loadDataDir?: Blob;
}

/** Opens an embedded database as its owner. */
export function openAsOwner(source: EmbeddedSource = {}): Promise<PGlite> {
  return PGlite.create({ ...source, extensions: { vector } });
}

/** Opens a migrated embedded database as {@link APP_ROLE}, which is what may be served to the product. */
export function openAsApp(source: EmbeddedSource): Promise<PGlite> {
  return PGlite.create({ ...source, extensions: { vector }, username: APP_ROLE });
}

/** Creates the cluster beside its place and moves it there when whole, so that a kill leaves no half of it. */
async function createCluster(dataDir: string): Promise<void> {
  const partial = `${dataDir}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(dirname(dataDir), { recursive: true });
  const db = await openAsOwner({ dataDir: partial });
  await db.close();
  await rename(partial, dataDir);
}

/**
 * Makes a data folder ready: creates it when it is not there, and applies the migrations as owner.
 * Nobody is connected yet, so what needs the owner's rights happens before the first client can ask for them.
 */
export async function prepareDataDir(
  dataDir: string,
  migrations: Migration[],
  onStep: (message: string) => void,
): Promise<void> {
  if (!existsSync(dataDir)) {
    onStep('creating the embedded PostgreSQL');
    await createCluster(dataDir);
  }
  const db = await openAsOwner({ dataDir });
  try {
    await migrate(pgliteSession(db), migrations, (name) => onStep(`applied migration ${name}`));
  } finally {
    await db.close();
  }
}
