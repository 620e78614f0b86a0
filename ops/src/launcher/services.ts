import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Settings } from '../config/settings.js';
import type { Secrets } from '../secrets/secrets.js';
import type { Addresses } from './addresses.js';
import { answersAt, type Service } from './service.js';

/** `start` runs the built programs; `dev` runs them again when they were compiled anew. */
export type Mode = 'start' | 'dev';

export interface Plan {
  mode: Mode;
  settings: Settings;
  addresses: Addresses;
  secrets: Secrets;
}

const PRELOAD = fileURLToPath(new URL('./follow-parent.js', import.meta.url));

function nodeCommand(mode: Mode, script: string): [string, ...string[]] {
  const watch = mode === 'dev' ? ['--watch', '--watch-preserve-output'] : [];
  return [process.execPath, '--enable-source-maps', ...watch, `--import=${PRELOAD}`, script];
}

function inherited(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

/** What every process of the product is told. */
export function commonEnvironment({ mode, settings, addresses, secrets }: Plan): Record<string, string> {
  return {
    ...inherited(),
    ...secrets,
    NODE_ENV: mode === 'dev' ? 'development' : (process.env.NODE_ENV ?? 'production'),
    DATABASE_URL: addresses.databaseUrl,
    REDIS_URL: addresses.redisUrl,
    SANDBOX_URL: addresses.sandboxUrl,
    AI_SERVICE_URL: addresses.aiServiceUrl,
    API_URL: `http://127.0.0.1:${addresses.port}`,
    PORT: `${addresses.port}`,
    ADWRIGHT_DATA: settings.dataDir,
    ADWRIGHT_SECRETS_DIR: join(settings.dataDir, 'secrets'),
    WEB_DIST: join(settings.root, 'web', 'dist'),
  };
}

async function databaseAnswers(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    query_timeout: 5_000,
  });
  // Reported by connect() or query() as well; without a listener it would end the launcher.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    // Not up yet: asked again until the service's own limit.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function databaseService(plan: Plan): Service {
  const { settings, addresses } = plan;
  return {
    name: 'database',
    command: nodeCommand('start', join(settings.root, 'ops/dist/database/main.js')),
    env: { ...inherited(), ADWRIGHT_DATA: settings.dataDir, ADWRIGHT_DB_PORT: `${addresses.databasePort}` },
    at: `127.0.0.1:${addresses.databasePort}`,
    ready: () => databaseAnswers(addresses.databaseUrl),
    readyTimeoutMs: 120_000,
    graceMs: 15_000,
  };
}

/** The programs of the product: those that need nobody, and those that need database and Redis first. */
export function productServices(plan: Plan): { standalone: Service[]; onDatabase: Service[] } {
  const { mode, settings, addresses } = plan;
  const env = commonEnvironment(plan);
  const dist = (room: string, file: string) => join(settings.root, room, 'dist', file);
  const sandbox: Service = {
    name: 'sandbox',
    command: nodeCommand(mode, dist('sandbox', 'main.js')),
    env: {
      ...inherited(),
      SANDBOX_PORT: `${addresses.sandboxPort}`,
      SANDBOX_HOST: '127.0.0.1',
      SANDBOX_DATA: join(settings.dataDir, 'sandbox'),
    },
    at: addresses.sandboxUrl,
    ready: answersAt(`${addresses.sandboxUrl}/_control/credentials`),
    readyTimeoutMs: 60_000,
    graceMs: 5_000,
  };
  const ai: Service = {
    name: 'ai-service',
    command: nodeCommand(mode, dist('ai-service', 'main.js')),
    env: { ...env, AI_HOST: '127.0.0.1', AI_PORT: `${addresses.aiServicePort}` },
    at: addresses.aiServiceUrl,
    ready: answersAt(`${addresses.aiServiceUrl}/health`),
    readyTimeoutMs: 60_000,
    graceMs: 10_000,
  };
  const api: Service = {
    name: 'api',
    command: nodeCommand(mode, dist('backend', 'main.js')),
    env,
    at: `http://localhost:${addresses.port}`,
    ready: answersAt(`http://127.0.0.1:${addresses.port}/api/health`),
    readyTimeoutMs: 60_000,
    graceMs: 10_000,
  };
  const worker: Service = {
    name: 'worker',
    command: nodeCommand(mode, dist('backend', 'worker.js')),
    env,
    at: 'its queues',
    // It listens on no port, and its heartbeat in Redis may be that of the run before.
    ready: async (said) => said('worker is running'),
    readyTimeoutMs: 60_000,
    // A write to an ad platform that was sent must be read back before the process goes.
    graceMs: 20_000,
  };
  return {
    standalone: settings.sandboxUrl ? [] : [sandbox],
    onDatabase: [...(settings.aiServiceUrl ? [] : [ai]), api, worker],
  };
}
