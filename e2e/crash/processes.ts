import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../ops/src/system/ports.js';
import { waitFor } from '../../ops/src/system/wait.js';
import { startTestDatabase } from '../../ops/testing/database.js';
import { startTestRedis } from '../../ops/testing/redis.js';
import { startTestSandbox } from '../../ops/testing/sandbox.js';
import { readSettings } from '../config/settings.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function secret(): string {
  return randomBytes(48).toString('base64url');
}

/** Waits for a child's end; a child that is gone already counts. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => child.once('exit', () => resolve()));
}

/**
 * API and worker as processes of their own, over a database, a Redis and a sandbox of the test's, so that the worker can
 * be killed as a machine would. Needs `npm run build`.
 */
export async function startProcesses() {
  const [database, redis, sandbox] = await Promise.all([
    startTestDatabase(),
    startTestRedis(),
    startTestSandbox(),
  ]);
  const port = await freePort();
  const env = {
    ...readSettings().environment,
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    APP_DATABASE_URL: database.appUrl,
    REDIS_URL: redis.url,
    SANDBOX_URL: sandbox.url,
    AI_SERVICE_URL: 'http://127.0.0.1:9',
    PORT: `${port}`,
    JWT_SECRET: secret(),
    SERVICE_TOKEN: secret(),
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    ADWRIGHT_CRON: 'off',
    ACTION_LEASE_SECONDS: '2',
    RECONCILE_SECONDS: '1',
    LOG_LEVEL: 'error',
  };
  const run = (entry: string) =>
    spawn(process.execPath, ['--enable-source-maps', `${ROOT}backend/dist/${entry}`], {
      env,
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  const api = run('main.js');
  const url = `http://127.0.0.1:${port}`;
  let worker: ChildProcess | null = null;
  const answers = async () => (await fetch(`${url}/api/health`).catch(() => null))?.ok === true;
  await waitFor('the API', answers, { timeoutMs: 30_000, intervalMs: 100 });

  return {
    url,
    database,
    sandbox,
    startWorker: () => {
      worker = run('worker.js');
    },
    /** As a power cut: no handler runs, nothing is tidied up. */
    killWorker: async () => {
      if (!worker) return;
      worker.kill('SIGKILL');
      await ended(worker);
      worker = null;
    },
    close: async () => {
      for (const child of [worker, api]) {
        if (!child) continue;
        child.kill('SIGKILL');
        await ended(child);
      }
      await Promise.all([database.close(), redis.close(), sandbox.close()]);
    },
  };
}

export type Processes = Awaited<ReturnType<typeof startProcesses>>;
