// The embedded PostgreSQL as a process of its own: locks its data folder, migrates as owner, then serves it.
import { MIGRATIONS_DIR, postgresDir, readSettings } from '../config/settings.js';
import { readMigrations } from '../migrate/migration-files.js';
import { lockDataDir } from './data-dir-lock.js';
import { openAsApp, prepareDataDir } from './embedded.js';
import { announcePort } from './served-port.js';
import { type DatabaseSocket, serveDatabase } from './socket-server.js';

function log(level: 'info' | 'error', msg: string): void {
  process.stdout.write(
    `${JSON.stringify({ level, time: new Date().toISOString(), name: 'database', msg })}\n`,
  );
}

function fatal(error: unknown): never {
  log('error', error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function main(): Promise<void> {
  const settings = readSettings();
  const dataDir = postgresDir(settings);
  const unlock = lockDataDir(dataDir);
  process.once('exit', unlock);

  let server: DatabaseSocket | undefined;
  let stopAsked = false;
  const stop = async () => {
    stopAsked = true;
    // Before the server is up there is nothing to close: what was being created is thrown away at the next start.
    if (!server) process.exit(0);
    await server.close();
    await db.close();
    log('info', 'stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop().catch(fatal));

  await prepareDataDir(dataDir, await readMigrations(MIGRATIONS_DIR), (step) => log('info', step));
  const db = await openAsApp({ dataDir });
  if (stopAsked) return;
  server = await serveDatabase({ db, port: settings.databasePort, onFatal: fatal });
  process.once('exit', announcePort(dataDir, server.port));
  log('info', `listening on 127.0.0.1:${server.port}`);
}

main().catch(fatal);
