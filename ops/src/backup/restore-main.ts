// `npm run restore -- FILE`: a backup into an empty installation (embedded), or into the empty database of DATABASE_URL.
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { runTool, say } from '../cli/run.js';
import { MIGRATIONS_DIR, postgresDir, readSettings, type Settings } from '../config/settings.js';
import { prepareDataDir } from '../database/embedded.js';
import { withOwnerSession } from '../database/owner-session.js';
import { readMigrations } from '../migrate/migration-files.js';
import type { Footer } from './format.js';
import { restoreBackup } from './restore.js';

async function restoreInto(settings: Settings, file: string): Promise<Footer> {
  const known = await readMigrations(MIGRATIONS_DIR);
  const embeddedDir = postgresDir(settings);
  const isNew = !settings.databaseUrl && !existsSync(embeddedDir);
  // Created empty: the restore itself applies the migrations the backup was made with.
  if (isNew) await prepareDataDir(embeddedDir, [], say);
  try {
    return await withOwnerSession(settings, ({ session, served }) => {
      if (served) throw new Error('Adwright is running on this database. Stop it first.');
      return restoreBackup(session, file, known);
    });
  } catch (error) {
    if (isNew) rmSync(embeddedDir, { recursive: true, force: true });
    throw error;
  }
}

runTool(async () => {
  const [, , given] = process.argv;
  if (!given) throw new Error('Which backup? npm run restore -- FILE');
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), given);
  if (!existsSync(file)) throw new Error(`There is no file ${file}`);
  const settings = readSettings();
  const total = await restoreInto(settings, file);
  say(`${total.rows} rows of ${total.tables} tables restored and counted.`);
});
