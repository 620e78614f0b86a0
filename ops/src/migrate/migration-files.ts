import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One folder of `prisma/migrations`. */
export interface Migration {
  name: string;
  script: string;
  /** SHA-256 of the script's bytes in hex: how Prisma computes it, so that `prisma migrate deploy` agrees. */
  checksum: string;
}

/**
 * Reads `<folder>/<time>_<name>/migration.sql`, oldest first.
 * @throws Error when a migration folder holds no script.
 */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'));
      const checksum = createHash('sha256').update(bytes).digest('hex');
      return { name, script: bytes.toString('utf8'), checksum };
    }),
  );
}

/** One value for the whole set: equal when no migration was added or changed. */
export function migrationsKey(migrations: Migration[]): string {
  const hash = createHash('sha256');
  for (const { name, checksum } of migrations) hash.update(`${name}\0${checksum}\0`);
  return hash.digest('hex').slice(0, 16);
}
