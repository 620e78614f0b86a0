import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MEGABYTE = 1024 * 1024;
const LOOK_EVERY_MS = 250;

/**
 * Collects garbage whenever the heap has grown by `growth` bytes since the last time. On a machine with much memory V8
 * lets a process fill half a gigabyte before it looks for what can go; a worker that streams millions of rows through a
 * few megabytes would take all of it. A limit of the heap would do the same, but a job that does need the room would
 * then end the process.
 * @returns stops it.
 */
export function holdHeapDown(growth = 80 * MEGABYTE): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let kept = process.memoryUsage().heapUsed;
  const timer = setInterval(() => {
    const { heapUsed } = process.memoryUsage();
    if (heapUsed - kept < growth) {
      kept = Math.min(kept, heapUsed);
      return;
    }
    collect();
    kept = process.memoryUsage().heapUsed;
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
