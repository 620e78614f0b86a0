import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../platforms/platform-error.js';
import { joined, readAhead } from './pages.js';
import { toFailure } from './sync-failure.js';
import { syncRange } from './sync-range.js';
import { slotStart } from './sync-schedule.js';

const lookbackDays = { daily: 30, weekly: 90 };

describe('the days a run reads', () => {
  const range = (mode: 'hourly' | 'daily' | 'weekly' | 'full', dataThrough: string | null) =>
    syncRange({ mode, today: '2026-03-01', dataThrough, lookbackDays }).from;

  it.each([
    ['hourly', '2026-02-28', '2026-02-28'],
    ['daily', '2026-02-28', '2026-01-30'],
    ['weekly', '2026-02-28', '2025-12-01'],
    ['full', '2026-02-28', '2025-12-01'],
    ['hourly', '2026-02-20', '2026-02-21'],
    ['hourly', '2020-01-01', '2025-12-01'],
    ['hourly', null, '2025-12-01'],
  ] as const)('%s after %s begin on %s', (mode, dataThrough, from) => {
    expect(range(mode, dataThrough)).toBe(from);
  });
});

describe('what becomes of a failure', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const waits = (kind: 'rate_limited' | 'transient', attempt: number, retryAfterMs?: number) => {
    const detail = { vendorCode: 'v', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    const { retryAt } = toFailure(new PlatformError(kind, 'm', detail), attempt, now, 0);
    return retryAt === null ? null : retryAt.getTime() - now.getTime();
  };

  it('waits longer each time, as long as the platform asks, and gives up after three', () => {
    expect([1, 2, 3].map((attempt) => waits('transient', attempt))).toEqual([5_000, 20_000, null]);
    expect(waits('rate_limited', 1, 60_000)).toBe(60_000);
    expect(waits('rate_limited', 1, 86_400_000)).toBe(900_000);
  });

  it('says nothing of its cause when the fault is ours', () => {
    expect(toFailure(new Error('password=hunter2'), 3, now).error).toMatchObject({
      code: 'internal',
      retryAt: null,
    });
    expect(JSON.stringify(toFailure(new Error('password=hunter2'), 3, now).error)).not.toContain('hunter2');
  });
});

describe('slots', () => {
  it.each([
    ['hourly', '2026-11-19T14:00:00.000Z'],
    ['daily', '2026-11-19T00:00:00.000Z'],
    ['weekly', '2026-11-16T00:00:00.000Z'],
  ] as const)('%s', (mode, start) => {
    expect(slotStart(mode, new Date('2026-11-19T14:25:36.123Z')).toISOString()).toBe(start);
  });
});

describe('pages', () => {
  async function* numbered(sizes: readonly number[], failAt = -1) {
    for (const [index, size] of sizes.entries()) {
      if (index === failAt) throw new Error('page failed');
      yield Array.from({ length: size }, () => index);
    }
  }
  async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
    const all: T[] = [];
    for await (const page of pages) all.push(page);
    return all;
  }

  it('are joined until enough rows are together, and none is lost', async () => {
    const pages = await collect(joined(numbered([2, 2, 5, 0, 1]), 4));
    expect(pages.map((page) => page.length)).toEqual([4, 5, 1]);
  });

  it('are read one ahead, in order, and a failure comes when its turn does', async () => {
    const seen: number[] = [];
    const read = async () => {
      for await (const page of readAhead(numbered([1, 1, 1], 2))) seen.push(page[0] ?? -1);
    };
    await expect(read()).rejects.toThrow('page failed');
    expect(seen).toEqual([0, 1]);
  });

  it('end the source when the reader stops', async () => {
    let ended = false;
    async function* source() {
      try {
        yield 1;
        yield 2;
        yield 3;
      } finally {
        ended = true;
      }
    }
    for await (const value of readAhead(source())) if (value === 1) break;
    expect(ended).toBe(true);
  });
});
