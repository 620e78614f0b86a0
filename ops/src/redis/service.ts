import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from '../launcher/service.js';
import { waitFor } from '../system/wait.js';
import { redisFault } from './ping.js';

function isRedis(pid: number): boolean {
  try {
    return /(redis|valkey)-server/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    // Gone, or a system without /proc: then nothing may be ended on a guess.
    return false;
  }
}

/**
 * Ends a Redis that an outright killed launcher left on our data folder: two must never write one append-only
 * file. It has no channel to the launcher, so it cannot notice by itself.
 */
export async function endLeftover(dir: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(join(dir, 'redis.pid'), 'utf8').trim());
  } catch {
    // No pid file: the last one ended in order.
    return;
  }
  if (!Number.isInteger(pid) || pid <= 1 || !isRedis(pid)) return;
  process.kill(pid, 'SIGTERM');
  await waitFor('the end of a left-over Redis', async () => !isRedis(pid), { timeoutMs: 10_000 });
}

/** A Redis of our own: loopback only, every write in the append-only file, nothing ever evicted. */
export function redisService(program: string, dir: string, port: number): Service {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const url = `redis://127.0.0.1:${port}`;
  const options: Record<string, string> = {
    port: `${port}`,
    bind: '127.0.0.1',
    'protected-mode': 'yes',
    dir,
    pidfile: join(dir, 'redis.pid'),
    daemonize: 'no',
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
  };
  return {
    name: 'redis',
    command: [program, ...Object.entries(options).flatMap(([key, value]) => [`--${key}`, value])],
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' },
    at: `127.0.0.1:${port}`,
    ready: async () => (await redisFault(url, 1_000)) === undefined,
    readyTimeoutMs: 60_000,
    graceMs: 10_000,
  };
}
