// `npm run migrate`: brings the database of DATABASE_URL up to date, as its owner.
import { MIGRATIONS_DIR, readSettings } from '../config/settings.js';
import { migrateUrl } from './migrate-url.js';
import { readMigrations } from './migration-files.js';

async function main(): Promise<void> {
  const { databaseUrl } = readSettings();
  if (!databaseUrl) {
    throw new Error(
      'DATABASE_URL is not set. The embedded database needs no such step: it is migrated at every start.',
    );
  }
  const applied = await migrateUrl(databaseUrl, await readMigrations(MIGRATIONS_DIR), (name) =>
    process.stdout.write(`applied ${name}\n`),
  );
  process.stdout.write(
    applied.length === 0 ? 'The database is up to date.\n' : `${applied.length} applied.\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
