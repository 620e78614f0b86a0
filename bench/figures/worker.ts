import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../backend/dist/worker.js', import.meta.url));

/** Linux counts processor time in hundredths of a second for every program. */
const TICKS_PER_SECOND = 100;

/** The product's worker in a process of its own: what is measured is its memory and nobody else's. */
export interface BenchWorker {
  /** Highest resident set so far, bytes. */
  peak(): number;
  /** Processor time used so far, seconds: what a busy machine does not stretch. */
  cpuSeconds(): number;
  close(): Promise<void>;
}

/** @param environment everything the worker is told; nothing of this process's own leaks in. */
export function startBenchWorker(environment: Record<string, string>): BenchWorker {
  if (!existsSync(PROGRAM)) throw new Error('The backend is not built: run npm run build first.');
  const child: ChildProcess = spawn(process.execPath, [PROGRAM], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A figure that fails half-way must not leave it behind.
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  return {
    peak: () => {
      const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      if (kilobytes === undefined) throw new Error('the system does not tell the peak of a process');
      return Number(kilobytes) * 1024;
    },
    cpuSeconds: () => {
      // User and system time are the 14th and 15th field; the second, a name in brackets, may hold spaces.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    },
    close: async () => {
      process.off('exit', stop);
      child.kill('SIGTERM');
      await exited;
    },
  };
}
