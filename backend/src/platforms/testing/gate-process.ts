import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const PLATFORMS = fileURLToPath(new URL('../', import.meta.url));
const FILES = ['call-gate', 'call-memory', 'platform-error', 'retry-reads', 'redis-call-gate'];

/** What a worker process does with the gate: enter when told, and say how long that took or why it was refused. */
const PROGRAM = `
import { Redis } from 'ioredis';
import { RedisCallGate } from './redis-call-gate.js';
const redis = new Redis(process.argv[2]);
const gate = new RedisCallGate(redis);
process.on('message', async ({ name, budget, signals }) => {
  const started = performance.now();
  try {
    if (name === 'report') await gate.report(budget, signals);
    else await gate.enter(budget);
    process.send({ ms: performance.now() - started, refused: null });
  } catch (error) {
    process.send({ ms: performance.now() - started, refused: error.detail ?? { vendorCode: String(error) } });
  }
});
process.send('ready');
`;

export interface GateAnswer {
  readonly ms: number;
  readonly refused: { readonly vendorCode: string; readonly retryAfterMs?: number } | null;
}

export interface GateProcess {
  ask(message: object): Promise<GateAnswer>;
  close(): void;
}

/** The gate's own files, compiled into a folder from which the installed packages are found. */
export function compileGate(): { program: string; remove(): void } {
  const cache = fileURLToPath(new URL('../../../../node_modules/.cache/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'gate-'));
  for (const name of FILES) {
    const source = readFileSync(join(PLATFORMS, `${name}.ts`), 'utf8');
    const { code } = transformSync(source, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    writeFileSync(join(folder, `${name}.js`), code);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const program = join(folder, 'worker.js');
  writeFileSync(program, PROGRAM);
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`the worker process ended with ${code}`)));
  });
}

/** A process of its own with a gate over the same Redis. */
export async function startGateProcess(program: string, redisUrl: string): Promise<GateProcess> {
  const child = fork(program, [redisUrl], { execArgv: [] });
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  await nextMessage(child);
  return {
    ask: (message) => {
      const answer = nextMessage<GateAnswer>(child);
      child.send(message);
      return answer;
    },
    close: () => {
      process.off('exit', stop);
      stop();
    },
  };
}
