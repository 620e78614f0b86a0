import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS_DIR, readSettings, type Settings } from '../config/settings.js';
import { DataDirInUseError, lockDataDir } from '../database/data-dir-lock.js';
import { migrateUrl } from '../migrate/migrate-url.js';
import { readMigrations } from '../migrate/migration-files.js';
import { redisProgram } from '../redis/install.js';
import { endLeftover, redisService } from '../redis/service.js';
import { loadSecrets } from '../secrets/secrets.js';
import { chooseAddresses } from './addresses.js';
import { devServices } from './dev-services.js';
import { readMode, seedDemo } from './seed.js';
import type { Service } from './service.js';
import { databaseService, type Mode, type Plan, productServices } from './services.js';
import { stopAsked } from './stop-asked.js';
import { Supervisor } from './supervisor.js';
import { bold, dim, seconds, terminal } from './terminal.js';

const DEMO_PASSWORD = 'demo-adwright';

async function startDatabase(plan: Plan, supervisor: Supervisor): Promise<void> {
  const { databaseUrl } = plan.settings;
  if (!databaseUrl) return supervisor.start(databaseService(plan));
  await migrateUrl(databaseUrl, await readMigrations(MIGRATIONS_DIR), (name) =>
    terminal.step(`applied migration ${name}`),
  );
  terminal.done(`database as DATABASE_URL says: ${new URL(databaseUrl).host}`);
}

async function startRedis(plan: Plan, supervisor: Supervisor): Promise<void> {
  const { settings, addresses } = plan;
  if (settings.redisUrl) {
    terminal.done(`redis as REDIS_URL says: ${new URL(settings.redisUrl).host}`);
    return;
  }
  const program = await redisProgram(terminal.step);
  await supervisor.start(redisService(program, join(settings.dataDir, 'redis'), addresses.redisPort));
}

function printWelcome(plan: Plan, mode: string | null, tookMs: number): void {
  const url = plan.mode === 'dev' ? 'http://localhost:5173' : `http://localhost:${plan.addresses.port}`;
  terminal.plain('');
  terminal.plain(`${bold('Adwright is ready')} ${dim(`(${seconds(tookMs)})`)}   ${bold(url)}`);
  if (mode === 'demo') {
    terminal.plain(`  log in as   owner@demo.adwright.dev      password   ${DEMO_PASSWORD}`);
    terminal.plain('              analyst@demo.adwright.dev, viewer@demo.adwright.dev: the same password');
  }
  terminal.plain(
    dim(
      `  sandbox ${plan.addresses.sandboxUrl} · logs ${join(plan.settings.dataDir, 'logs')} · Ctrl-C stops everything`,
    ),
  );
}

async function bringUp(plan: Plan, supervisor: Supervisor, signal: AbortSignal): Promise<void> {
  const began = Date.now();
  const { standalone, onDatabase } = productServices(plan);
  const startAll = (services: Service[]) => Promise.all(services.map((service) => supervisor.start(service)));
  await Promise.all([startDatabase(plan, supervisor), startRedis(plan, supervisor), startAll(standalone)]);
  await startAll(onDatabase);
  if (plan.mode === 'dev') await startAll(devServices(plan));
  if (plan.settings.seedDemo && (await readMode(plan.addresses.databaseUrl)) === null) {
    terminal.step('seeding the demo: connect, sync, judge');
    await seedDemo(plan, (line) => terminal.step(line), signal);
  }
  printWelcome(plan, await readMode(plan.addresses.databaseUrl), Date.now() - began);
}

/** A terminal that was closed must not keep the launcher from stopping what it started. */
function surviveClosedTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** Makes sure that one launcher runs on a data folder. @returns how to give it free, or undefined when one does. */
function claim(dataDir: string): (() => void) | undefined {
  try {
    return lockDataDir(join(dataDir, 'launcher'));
  } catch (error) {
    if (!(error instanceof DataDirInUseError)) throw error;
    terminal.fail(
      `Adwright is already running on ${dataDir} (process ${error.pid}). Stop it first, or choose another folder with ADWRIGHT_DATA.`,
    );
    return undefined;
  }
}

/**
 * Runs the product until it is asked to stop or cannot go on.
 * @returns the exit code of the launcher; every process it started has ended by then.
 */
export async function launch(mode: Mode, settings: Settings = readSettings()): Promise<number> {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  surviveClosedTerminal();
  const unlock = claim(settings.dataDir);
  if (!unlock) return 1;
  const supervisor = new Supervisor({
    cwd: settings.root,
    logFile: (name) => join(settings.dataDir, 'logs', `${name}.log`),
    report: terminal,
  });
  const ending = new AbortController();
  const asked = stopAsked().then(() => 'asked' as const);
  try {
    await endLeftover(join(settings.dataDir, 'redis'));
    const addresses = await chooseAddresses(settings);
    const secrets = loadSecrets(join(settings.dataDir, 'secrets'));
    const up = bringUp({ mode, settings, addresses, secrets }, supervisor, ending.signal);
    // A stop asked for during start ends the wait; what `up` then still reports is of no interest.
    up.catch(() => undefined);
    if ((await Promise.race([up, asked])) !== 'asked') await Promise.race([supervisor.failed, asked]);
    terminal.plain('');
    terminal.step('stopping');
    return 0;
  } catch (error) {
    terminal.fail(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    ending.abort();
    await supervisor.stop();
    unlock();
    terminal.done('stopped');
  }
}
