import { gunzipSync } from 'node:zlib';
import { judgeAccount, type Snapshot } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { DailyRows, type DayFigures } from './daily-rows.js';
import { packSnapshot, type SnapshotHead } from './pack-snapshot.js';

const head: SnapshotHead = {
  accountId: '0b0e7b6e-8f5d-4a3a-9a55-0f3c2f6a1c11',
  platform: 'google',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  asOf: '2026-11-19',
  takenAt: '2026-11-20T08:00:00.000Z',
  conversionLagDays: 3,
  capabilities: [],
  writable: true,
  entities: [],
  history: [],
  constraints: [],
};
const figures = (over: Partial<DayFigures> = {}): DayFigures => ({
  impressions: 100,
  clicks: 7,
  costMicros: 9_007_199_254_740_991,
  conversions: 0.25,
  conversionValueMicros: 0,
  reach: null,
  lostToBudget: null,
  ...over,
});
const read = (gzip: Uint8Array) => JSON.parse(gunzipSync(gzip).toString('utf8')) as { snapshot: Snapshot };

describe('a packed snapshot', () => {
  it('is what the judge’s contract takes, number for number', async () => {
    const rows = new DailyRows('2026-10-30', 3);
    rows.add(0, 0, figures());
    rows.add(0, 2, figures({ clicks: null }));
    rows.add(1, 20, figures({ reach: 80, lostToBudget: 0.125 }));
    const { gzip } = await packSnapshot(head, rows, 28);
    expect(judgeAccount.body.parse(read(gzip))).toEqual({
      replayDays: 28,
      snapshot: {
        ...head,
        rows: {
          entity: [0, 0, 1],
          date: ['2026-10-30', '2026-11-01', '2026-11-19'],
          impressions: [100, 100, 100],
          clicks: [7, null, 7],
          costMicros: Array(3).fill(9_007_199_254_740_991),
          conversions: [0.25, 0.25, 0.25],
          conversionValueMicros: [0, 0, 0],
          reach: [null, null, 80],
          lostToBudget: [null, null, 0.125],
        },
      },
    });
  });

  it('joins its pieces without a gap', async () => {
    const rows = new DailyRows('2026-08-01', 10_000);
    for (let i = 0; i < 10_000; i += 1) rows.add(i, i % 100, figures({ clicks: i }));
    const { snapshot } = read((await packSnapshot(head, rows, 0)).gzip);
    expect(snapshot.rows.clicks).toEqual(Array.from({ length: 10_000 }, (_, i) => i));
    expect(snapshot.rows.date.length).toBe(10_000);
  });

  it('has the same hash whenever it is taken, and another as soon as a figure differs', async () => {
    const hash = async (over: Partial<SnapshotHead>, clicks: number) => {
      const rows = new DailyRows('2026-08-01', 1);
      rows.add(0, 0, figures({ clicks }));
      return (await packSnapshot({ ...head, ...over }, rows, 28)).hash;
    };
    const first = await hash({}, 7);
    expect(await hash({ takenAt: '2026-11-21T08:00:00.000Z' }, 7)).toBe(first);
    expect(await hash({}, 8)).not.toBe(first);
  });

  it('takes no more rows than were announced', () => {
    const rows = new DailyRows('2026-08-01', 1);
    rows.add(0, 0, figures());
    expect(() => rows.add(0, 1, figures())).toThrow(RangeError);
  });
});
