import { readFileSync } from 'node:fs';
import { startProgram } from './program.js';

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
  const { child, close } = startProgram('backend/dist/worker.js', environment);
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
    close,
  };
}
