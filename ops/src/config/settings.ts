import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, from `ops/src/config` and from `ops/dist/config` alike. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What the launcher and the tools read from the environment. */
export interface Settings {
  root: string;
  /** Everything that must survive a restart: database, Redis, secrets, logs, sandbox. */
  dataDir: string;
  /** Port of the API, which serves the web client as well. */
  port: number;
  /** Preferred ports of what the launcher starts; a taken one is replaced, except `port`. */
  databasePort: number;
  redisPort: number;
  sandboxPort: number;
  aiServicePort: number;
  /** Given = used instead of a process of our own. */
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  sandboxUrl: string | undefined;
  aiServiceUrl: string | undefined;
  /** Whether a demo may be seeded into an installation that has no mode yet. */
  seedDemo: boolean;
}

function portFrom(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`${name} must be a port number, not "${text}"`);
  return port;
}

/** @throws Error naming the variable whose value cannot be used. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = (name: string) => env[name] || undefined;
  return {
    root: ROOT,
    dataDir: resolve(ROOT, given('ADWRIGHT_DATA') ?? '.data'),
    port: portFrom(env, 'PORT', 3000),
    databasePort: portFrom(env, 'ADWRIGHT_DB_PORT', 5433),
    redisPort: portFrom(env, 'ADWRIGHT_REDIS_PORT', 6380),
    sandboxPort: portFrom(env, 'ADWRIGHT_SANDBOX_PORT', 4010),
    aiServicePort: portFrom(env, 'ADWRIGHT_AI_PORT', 4020),
    databaseUrl: given('DATABASE_URL'),
    redisUrl: given('REDIS_URL'),
    sandboxUrl: given('SANDBOX_URL'),
    aiServiceUrl: given('AI_SERVICE_URL'),
    seedDemo: given('ADWRIGHT_DEMO') !== 'off',
  };
}

/** Where the embedded database keeps its files. */
export function postgresDir(settings: Settings): string {
  return join(settings.dataDir, 'postgres');
}

export const MIGRATIONS_DIR = join(ROOT, 'prisma', 'migrations');
