import { decimalToMicros } from '@adwright/contracts';
import type { RemoteAction } from '../../../platforms/reporting.port.js';
import type { ActionStat } from '../wire.js';

/** Attribution windows Meta still serves (PLATFORMS.md B2), asked for beside the account's own setting. */
export const WINDOWS = ['1d_view', '1d_click', '7d_click', '28d_click'] as const;

/**
 * Meta reports the same event under several overlapping names. Each list is in order of breadth: the first name that
 * occurs is taken, the others are never added to it.
 */
const PURCHASES = ['omni_purchase', 'purchase', 'offsite_conversion.fb_pixel_purchase'] as const;
const LEADS = ['lead'] as const;
/** Forms on Meta and forms on the web are different leads, so without the total these two are added. */
const LEAD_PARTS = ['onsite_conversion.lead_grouped', 'offsite_conversion.fb_pixel_lead'] as const;

type Stats = readonly ActionStat[];

function micros(stats: Stats, action: string, window: string): bigint | null {
  const found = stats.find((stat) => stat.action_type === action);
  const text = window === 'default' ? found?.value : found?.[window as (typeof WINDOWS)[number]];
  return text === undefined ? null : decimalToMicros(text);
}

function firstOf(stats: Stats, names: readonly string[]): bigint | null {
  for (const name of names) {
    const value = micros(stats, name, 'default');
    if (value !== null) return value;
  }
  return null;
}

function sumOf(stats: Stats, names: readonly string[]): bigint {
  return names.reduce((sum, name) => sum + (micros(stats, name, 'default') ?? 0n), 0n);
}

/** Leads and purchases, each counted once, in millionths. */
function leads(stats: Stats): bigint {
  return firstOf(stats, LEADS) ?? sumOf(stats, LEAD_PARTS);
}

function conversions(stats: Stats, goal: string): bigint {
  if (goal === 'default') return (firstOf(stats, PURCHASES) ?? 0n) + leads(stats);
  const [action = '', window = 'default'] = goal.split('@');
  return micros(stats, action, window) ?? 0n;
}

/** Millionths as plain decimal text. */
function decimal(millionths: bigint): string {
  const fraction = (millionths % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return `${millionths / 1_000_000n}${fraction === '' ? '' : `.${fraction}`}`;
}

export interface CountedActions {
  readonly conversions: string;
  readonly conversionValueMicros: bigint;
  readonly leads: string;
  readonly actions: readonly RemoteAction[];
}

/**
 * What happened after the ad, without counting anything twice (DECISIONS 12).
 * @param goal `default` = purchases and leads; else an action type, with `@window` for another than the account's own.
 */
export function countActions(counts: Stats, values: Stats, goal: string): CountedActions {
  const actions = counts.flatMap((stat) =>
    (['default', ...WINDOWS] as const).flatMap((window): RemoteAction[] => {
      const action = stat.action_type ?? '';
      const count = micros(counts, action, window);
      if (count === null) return [];
      return [{ action, window, count: decimal(count), valueMicros: micros(values, action, window) }];
    }),
  );
  return {
    conversions: decimal(conversions(counts, goal)),
    conversionValueMicros: conversions(values, goal),
    leads: decimal(leads(counts)),
    actions,
  };
}
