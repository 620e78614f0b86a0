import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { waitFor } from '../../ops/src/system/wait.js';

/** A part of the product in a process of its own: what is measured of one part is no other part's work. */
export interface BenchProgram {
  readonly child: ChildProcess;
  close(): Promise<void>;
}

/**
 * @param path from the repository's root, such as `backend/dist/worker.js`
 * @param environment everything the program is told; nothing of this process's own leaks in
 */
export function startProgram(path: string, environment: Record<string, string>): BenchProgram {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  if (!existsSync(file)) throw new Error(`${path} is not built: run npm run build first.`);
  const child = spawn(process.execPath, [file], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A figure that fails half-way must not leave it behind.
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  return {
    child,
    close: async () => {
      process.off('exit', stop);
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Waits until an address answers, with whatever is no fault of the server. */
export function untilAnswers(what: string, url: string): Promise<void> {
  const answers = () =>
    fetch(url).then(
      (answer) => answer.status < 500,
      () => false,
    );
  return waitFor(what, answers, { timeoutMs: 60_000, intervalMs: 100 });
}
