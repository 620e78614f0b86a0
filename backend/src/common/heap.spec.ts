import { afterEach, describe, expect, it } from 'vitest';
import { holdHeapDown } from './heap.js';

const MEGABYTE = 1024 * 1024;
let stop = () => {};
afterEach(() => stop());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Some 8 MB that nobody needs afterwards, long-lived enough to leave the young generation. */
const litter = () => Array.from({ length: 100_000 }, (_, n) => ({ n, text: `row ${n}` }));

describe('a heap that is held down', () => {
  it('keeps what is used and lets go what is not', async () => {
    const used = litter();
    stop = holdHeapDown(20 * MEGABYTE);
    const start = process.memoryUsage().heapUsed;
    let held: unknown = null;
    let most = 0;
    for (let round = 0; round < 40; round += 1) {
      held = [held === null, litter()];
      await pause(20);
      most = Math.max(most, process.memoryUsage().heapUsed);
    }
    await pause(300);
    expect(used[99_999]?.text).toBe('row 99999');
    expect(held).not.toBeNull();
    // Forty rounds leave more than 300 MB of litter.
    expect(most - start).toBeLessThan(200 * MEGABYTE);
    expect(process.memoryUsage().heapUsed - start).toBeLessThan(80 * MEGABYTE);
  });
});
