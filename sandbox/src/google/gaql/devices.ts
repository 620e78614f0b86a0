import type { Tally } from '../../world/conversions.js';
import { split } from '../../world/delivery.js';
import { apportion } from '../../world/hash.js';
import type { DayRow } from '../../world/report.js';

/** Share of impressions, relative click rate and relative conversion rate of each device. */
const DEVICES = [
  { device: 'MOBILE', impressions: 0.63, ctr: 1.05, cvr: 0.8 },
  { device: 'DESKTOP', impressions: 0.32, ctr: 0.92, cvr: 1.4 },
  { device: 'TABLET', impressions: 0.05, ctr: 0.9, cvr: 1 },
] as const;

/** Credits are halves at the finest. */
const CREDIT = 2;

function tallies(row: DayRow, cvrWeights: number[]): Tally[][] {
  const parts: Tally[][] = DEVICES.map(() => []);
  for (const tally of row.conversions) {
    const click28d = apportion(Math.round(tally.click28d * CREDIT), cvrWeights);
    const view1d = apportion(Math.round(tally.view1d * CREDIT), cvrWeights);
    const values = apportion(Math.round(tally.value28d / 10_000), click28d);
    parts.forEach((part, i) => {
      const [clicks, views] = [(click28d[i] ?? 0) / CREDIT, (view1d[i] ?? 0) / CREDIT];
      if (clicks + views === 0) return;
      const value28d = (values[i] ?? 0) * 10_000;
      part.push({ ...tally, click28d: clicks, view1d: views, value28d });
    });
  }
  return parts;
}

/** Splits a day over devices; parts add up to the day. Devices without an impression are left out. */
export function devices(row: DayRow, minorMicros: number): { device: string; row: DayRow }[] {
  const impressions = DEVICES.map((d) => d.impressions);
  const clicks = DEVICES.map((d) => d.impressions * d.ctr);
  const shares = split(row, impressions, clicks, clicks, minorMicros);
  const conversions = tallies(
    row,
    DEVICES.map((d, i) => (shares[i]?.clicks ?? 0) * d.cvr + 1e-9),
  );
  return DEVICES.flatMap(({ device, impressions: part }, i) => {
    const share = shares[i];
    if (!share || (share.impressions === 0 && (conversions[i]?.length ?? 0) === 0)) return [];
    return [
      {
        device,
        row: {
          ...row,
          ...share,
          eligible: row.eligible * part,
          lostBudget: row.lostBudget * part,
          lostRank: row.lostRank * part,
          conversions: conversions[i] ?? [],
        },
      },
    ];
  });
}
