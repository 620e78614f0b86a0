import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../backend/src/modules/files/reader/index.js';
import { sharedPresent } from './config/shared.js';
import { cents, PERIOD, read } from './reading.js';

describe.runIf(sharedPresent)('gads_overview_inr_90d', () => {
  const card = (name: string, options: ReadOptions = {}) => read(['gads_overview_inr_90d', name], options);

  it('daily series: no cost is invented from clicks and CPC', async () => {
    const result = await card('Time_series(2025.11.03-2026.02.03).csv');
    expect(result).toMatchObject({
      platform: 'google',
      level: 'account',
      granularity: 'day',
      periodStart: '2025-11-03',
      periodEnd: '2026-02-03',
    });
    expect(result.rows).toHaveLength(93);
    expect(result.totals[0]).toMatchObject({
      clicks: 33_371,
      impressions: 1_194_273,
      costMicros: null,
      currency: 'INR',
    });
    const best = result.rows.reduce((top, row) =>
      (row.metrics.clicks ?? 0) > (top.metrics.clicks ?? 0) ? row : top,
    );
    expect([best.periodStart, best.metrics.clicks]).toEqual(['2025-11-26', 1_964]);
  });

  it('campaign card: 24 campaigns though 23 share a name', async () => {
    const result = await card('campaigns.csv', PERIOD);
    expect(new Set(result.rows.map((row) => row.entity.key)).size).toBe(24);
    expect(result.totals[0]).toMatchObject({ costMicros: 137_719_690_000n, clicks: 33_371, currency: 'INR' });
  });

  it('devices, networks, searches and biggest changes cover the period in the file name', async () => {
    const expected = {
      'Devices(2025.11.03-2026.02.03).csv': 137_692.69,
      'Networks(2025.11.03-2026.02.03).csv': 137_719.7,
      'Searches(Search_2025.11.03-2026.02.03).csv': 1_576.26,
      'Biggest_changes(2025.11.03-2026.02.03_compared_to_2025.08.02-2025.11.02).csv': 134_379.97,
    };
    for (const [name, cost] of Object.entries(expected)) {
      const result = await card(name);
      expect(result).toMatchObject({
        granularity: 'period',
        periodStart: '2025-11-03',
        periodEnd: '2026-02-03',
      });
      expect(cents(result.totals[0]?.costMicros)).toBe(cost);
    }
  });

  it('hours and weekdays are not days', async () => {
    for (const [name, breakdown] of [
      ['Day_&_Hour(by hour).csv', 'hour'],
      ['Day_&_Hour(by-day).csv', 'weekday'],
      ['Day_&_Hour(by-each-hour).csv', 'hour,weekday'],
    ] as const) {
      const result = await card(name, { ...PERIOD, platform: 'google' });
      expect(result).toMatchObject({ granularity: 'period', breakdown });
      expect(result.totals[0]?.impressions).toBe(1_194_273);
    }
  });
});
