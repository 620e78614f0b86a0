import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAsOwner } from '../src/database/embedded.js';
import { migrate } from '../src/migrate/migrate.js';
import { type Migration, migrationsKey } from '../src/migrate/migration-files.js';
import { pgliteSession } from '../src/migrate/sql-session.js';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/adwright/', import.meta.url));
/** Part of the file name: a data folder of another PGlite must not be opened. */
const ENGINE = 'pglite-0.5.14';
const STALE_MS = 7 * 24 * 3600 * 1000;

/** Forgets snapshots of earlier migrations once nobody has made one for a week. */
async function removeStale(current: string): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const file = join(CACHE, name);
    if (!name.startsWith('test-database-') || file === current) continue;
    if (Date.now() - (await stat(file)).mtimeMs > STALE_MS) await rm(file, { force: true });
  }
}

async function build(file: string, migrations: Migration[]): Promise<Buffer> {
  const db = await openAsOwner();
  await migrate(pgliteSession(db), migrations);
  const dump = Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer());
  await db.close();
  await mkdir(CACHE, { recursive: true });
  // Renamed when whole, because several test processes may build it at the same moment.
  const partial = `${file}.${randomUUID()}`;
  await writeFile(partial, dump);
  await rename(partial, file);
  await removeStale(file);
  return dump;
}

/** The dumped data folder of an empty migrated database; made once per set of migrations. */
export async function migratedSnapshot(migrations: Migration[]): Promise<Blob> {
  const file = join(CACHE, `test-database-${ENGINE}-${migrationsKey(migrations)}.tar`);
  return new Blob([new Uint8Array(existsSync(file) ? await readFile(file) : await build(file, migrations))]);
}
