import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { productEnvironment } from '../../config/eval-product.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const READY = 'Adwright is ready';
/** A first start builds, migrates, connects, syncs and judges. */
const START_TIMEOUT_MS = 10 * 60_000;
const STOP_TIMEOUT_MS = 30_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address === null || typeof address === 'string'
          ? reject(new Error('no port was given'))
          : resolve(address.port),
      );
    });
  });
}

function untilReady(product: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void => reject(new Error(`${why}. It said:\n${said.slice(-2_000)}`));
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

export interface DemoProduct {
  readonly url: string;
  readonly sandboxUrl: string;
  close(): Promise<void>;
}

/**
 * Starts the whole demo over `data`, on ports of its own: what is measured is what a person gets.
 * @param sandboxPort fixed, since a model's address has to be known before the product starts
 */
export async function startDemo(
  data: string,
  sandboxPort: number,
  extra: Readonly<Record<string, string>> = {},
): Promise<DemoProduct> {
  const port = await freePort();
  const own = ['ADWRIGHT_DB_PORT', 'ADWRIGHT_REDIS_PORT', 'ADWRIGHT_AI_PORT'];
  const ports = await Promise.all(own.map(async (name) => [name, String(await freePort())] as const));
  const product = spawn(process.execPath, ['ops/start.mjs', 'start'], {
    cwd: ROOT,
    env: productEnvironment({
      ...Object.fromEntries(ports),
      PORT: String(port),
      ADWRIGHT_SANDBOX_PORT: String(sandboxPort),
      ADWRIGHT_DATA: data,
      NODE_ENV: 'production',
      REQUEST_LIMIT: '1000000',
      ...extra,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = async () => {
    if (product.exitCode !== null) return;
    const ended = once(product, 'exit');
    product.kill('SIGINT');
    const timer = setTimeout(() => product.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  };
  try {
    await untilReady(product);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}/api`, sandboxUrl: `http://127.0.0.1:${sandboxPort}`, close };
}

export { freePort };
