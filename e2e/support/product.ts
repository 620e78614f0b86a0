import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { readSettings } from '../config/settings.js';
import { freePort } from './ports.js';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = 'Adwright is ready';
/** A first start here: build, migrate, connect, sync, judge. */
const START_TIMEOUT_MS = 6 * 60_000;
const STOP_TIMEOUT_MS = 30_000;
const PORTS = [
  'PORT',
  'ADWRIGHT_DB_PORT',
  'ADWRIGHT_REDIS_PORT',
  'ADWRIGHT_SANDBOX_PORT',
  'ADWRIGHT_AI_PORT',
];

function untilReady(product: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void => reject(new Error(`${why}. It said:\n${said.slice(-4_000)}`));
    const timer = setTimeout(() => fail('The product was not ready in time'), START_TIMEOUT_MS);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!said.includes(READY)) return;
      clearTimeout(timer);
      resolve();
    };
    product.stdout?.on('data', listen);
    product.stderr?.on('data', listen);
    product.once('exit', (code) => {
      clearTimeout(timer);
      fail(`The product ended with code ${code}`);
    });
  });
}

async function stop(product: ChildProcess): Promise<void> {
  if (product.exitCode !== null) return;
  const ended = once(product, 'exit');
  product.kill('SIGINT');
  const timer = setTimeout(() => product.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

/** Uses the product at `ADWRIGHT_URL`, or starts a fresh demo with data and ports of its own and stops it at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, environment } = readSettings();
  if (url !== null) {
    project.provide('baseUrl', url.replace(/\/$/, ''));
    return async () => undefined;
  }
  const data = await mkdtemp(join(tmpdir(), 'adwright-e2e-'));
  const ports = await Promise.all(PORTS.map(async (name) => [name, String(await freePort())] as const));
  const product = spawn(process.execPath, ['ops/start.mjs', 'start'], {
    cwd: ROOT,
    env: { ...environment, ...Object.fromEntries(ports), ADWRIGHT_DATA: data, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await untilReady(product);
  } catch (error) {
    await stop(product);
    throw error;
  }
  const [, port] = ports[0] ?? [];
  project.provide('baseUrl', `http://localhost:${port}`);
  return async () => {
    await stop(product);
    await rm(data, { recursive: true, force: true });
  };
}
