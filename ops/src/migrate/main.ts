// `npm run migrate`: brings the database of DATABASE_URL up to date, as its owner.
import { runTool, say } from '../cli/run.js';
import { MIGRATIONS_DIR, readSettings } from '../config/settings.js';
import { migrateUrl } from './migrate-url.js';
import { readMigrations } from './migration-files.js';

runTool(async () => {
  const { databaseUrl } = readSettings();
  if (!databaseUrl) {
    throw new Error(
      'DATABASE_URL is not set. The embedded database needs no such step: it is migrated at every start.',
    );
  }
  const migrations = await readMigrations(MIGRATIONS_DIR);
  const applied = await migrateUrl(databaseUrl, migrations, (name) => say(`applied ${name}`));
  say(applied.length === 0 ? 'The database is up to date.' : `${applied.length} applied.`);
});
