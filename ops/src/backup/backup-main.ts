// `npm run backup [-- FILE]`: all rows of the installation into one file; the product may run meanwhile.
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runTool, say } from '../cli/run.js';
import { readSettings } from '../config/settings.js';
import { withOwnerSession } from '../database/owner-session.js';
import { writeBackup } from './backup.js';

runTool(async () => {
  const settings = readSettings();
  const name = `adwright-${new Date().toISOString().replace(/[:.]/g, '-')}.jsonl.gz`;
  const given = process.argv[2];
  const file = given
    ? resolve(process.env.INIT_CWD ?? process.cwd(), given)
    : join(settings.dataDir, 'backups', name);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const total = await withOwnerSession(settings, ({ session, prologue }) =>
    writeBackup(session, file, prologue),
  );
  say(
    `${total.rows} rows of ${total.tables} tables in ${file} (${(statSync(file).size / 1024).toFixed(0)} kB)`,
  );
  say(
    `Keep ${join(settings.dataDir, 'secrets')} as well, apart from it: connections are encrypted with a key that is only there.`,
  );
});
