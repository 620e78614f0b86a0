import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redisFault } from '../src/redis/ping.js';
import { findExecutable } from '../src/system/executables.js';
import { freePort } from '../src/system/ports.js';
import { waitFor } from '../src/system/wait.js';

/** A Redis of the test's own, empty and without persistence. */
export interface TestRedis {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts a Redis on a free port.
 * @throws Error when neither redis-server nor valkey-server is installed: tests install nothing.
 */
export async function startTestRedis(): Promise<TestRedis> {
  const program = findExecutable('redis-server', 'valkey-server');
  if (!program) throw new Error('Tests need Redis: install redis-server (or valkey-server) and try again.');
  const dir = await mkdtemp(join(tmpdir(), 'adwright-redis-'));
  const port = await freePort();
  const child = spawn(
    program,
    ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A test process that ends without close() must not leave it behind.
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  const url = `redis://127.0.0.1:${port}`;
  await waitFor('Redis', async () => (await redisFault(url)) === undefined, {
    timeoutMs: 10_000,
    intervalMs: 20,
  });
  return {
    url,
    close: async () => {
      process.off('exit', stop);
      stop();
      await exited;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
