import { spawn } from 'node:child_process';
import { findExecutable } from '../system/executables.js';

/** Raised when no Redis can be had; the message says what a person can do. */
export class NoRedisError extends Error {}

const HELP = [
  'Adwright needs Redis 6.2 or newer (or Valkey) and found none. One of these helps:',
  '  Debian, Ubuntu   sudo apt-get install redis-server',
  '  Fedora           sudo dnf install valkey',
  '  macOS            brew install redis',
  '  elsewhere        set REDIS_URL to one that runs, e.g. REDIS_URL=redis://localhost:6379 npm start',
].join('\n');

function run(program: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Keeps Debian from starting the service of its own that the package brings: ours is the only one wanted. */
async function installWithApt(apt: string, announce: (text: string) => void): Promise<void> {
  announce('Redis is not installed; as root, installing redis-server with apt-get');
  await run(apt, ['update', '-qq']);
  const code = await run(apt, ['install', '-y', '-qq', '--no-install-recommends', 'redis-server']);
  if (code !== 0) throw new NoRedisError(`apt-get could not install redis-server (code ${code}).\n${HELP}`);
}

/**
 * The path of a Redis server program; installs one by the system's package manager when this process is root.
 * @throws NoRedisError when there is none and none may be installed.
 */
export async function redisProgram(announce: (text: string) => void): Promise<string> {
  const found = findExecutable('redis-server', 'valkey-server');
  if (found) return found;
  const apt = findExecutable('apt-get');
  if (!apt || process.getuid?.() !== 0) throw new NoRedisError(HELP);
  await installWithApt(apt, announce);
  const installed = findExecutable('redis-server');
  if (!installed) throw new NoRedisError(HELP);
  return installed;
}
