import { setImmediate } from 'node:timers/promises';

/** How long one turn may last: less than anybody notices. */
const TURN_MS = 8;

/**
 * Runs long work in turns: between them the process answers others.
 * @param work yields where it may be interrupted, and returns the result.
 */
export async function inTurns<T>(work: Generator<undefined, T>): Promise<T> {
  let until = performance.now() + TURN_MS;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + TURN_MS;
  }
}
