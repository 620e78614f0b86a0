import type { Snapshot } from '@adwright/contracts';
import { type Day, dayOf } from './days.js';

/** One fact row with "not reported" as NaN. */
export interface FactRow {
  entity: number;
  day: Day;
  impressions: number;
  clicks: number;
  cost: number;
  conversions: number;
  value: number;
  reach: number;
  lost: number;
}

/** Reads the snapshot's columns into rows of the span the judge looks at; anything outside is not its business. */
export function readRows(snapshot: Snapshot, firstDay: Day, lastDay: Day): FactRow[] {
  const { rows } = snapshot;
  const days = new Map<string, Day>();
  const result: FactRow[] = [];
  rows.entity.forEach((entity, i) => {
    const date = rows.date[i] ?? '';
    let day = days.get(date);
    if (day === undefined) {
      day = dayOf(date);
      days.set(date, day);
    }
    if (day < firstDay || day > lastDay) return;
    result.push({
      entity,
      day,
      impressions: rows.impressions[i] ?? Number.NaN,
      clicks: rows.clicks[i] ?? Number.NaN,
      cost: rows.costMicros[i] ?? Number.NaN,
      conversions: rows.conversions[i] ?? Number.NaN,
      value: rows.conversionValueMicros[i] ?? Number.NaN,
      reach: rows.reach[i] ?? Number.NaN,
      lost: rows.lostToBudget[i] ?? Number.NaN,
    });
  });
  return result;
}

/** The sum of what is reported; unreported only when neither is. */
function known(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : a + b;
}

/**
 * Adds the rows of children up to one parent's rows, day by day. Exports leave a figure empty where there was nothing to
 * count, so a day is reported when one child reports it. Reach and budget loss do not add up and are left unreported.
 */
export function rollUp(parent: number, children: readonly FactRow[]): FactRow[] {
  const byDay = new Map<Day, FactRow>();
  for (const row of children) {
    const sum = byDay.get(row.day);
    if (!sum) {
      byDay.set(row.day, { ...row, entity: parent, reach: Number.NaN, lost: Number.NaN });
      continue;
    }
    sum.impressions = known(sum.impressions, row.impressions);
    sum.clicks = known(sum.clicks, row.clicks);
    sum.cost = known(sum.cost, row.cost);
    sum.conversions = known(sum.conversions, row.conversions);
    sum.value = known(sum.value, row.value);
  }
  return [...byDay.values()].sort((a, b) => a.day - b.day);
}
