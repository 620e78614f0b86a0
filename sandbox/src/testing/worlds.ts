import { dayIndex } from '../world/calendar.js';
import type { DayRow, Level } from '../world/report.js';
import { demoAccounts } from '../world/seeds/index.js';
import type { AccountState } from '../world/state.js';
import type { Campaign } from '../world/types.js';
import { World } from '../world/world.js';
import type { Op } from '../world/write.js';

/** Friday; the anchor of the stories in tests. */
export const NOW = Date.parse('2026-11-20T09:00:00Z');
export const TODAY = dayIndex('2026-11-20');
export const LINDWURM = '7318264950';
export const LINDWURM_META = '1032458796541203';
export const HOSHI = '2087413365507714';
const FAR = NOW + 400 * 86_400_000;

export function demoWorld(seed = 7, anchorAt = NOW): World {
  const world = new World(seed);
  for (const state of demoAccounts(anchorAt)) world.add(state);
  return world;
}

export function stateOf(world: World, id = LINDWURM): AccountState {
  const state = world.find(id);
  if (!state) throw new Error(`no account ${id}`);
  return state;
}

export function campaignNamed(state: AccountState, name: string): Campaign {
  const campaign = state.all('campaign').find((c) => c.name === name);
  if (!campaign) throw new Error(`no campaign ${name}`);
  return campaign;
}

let seq = 1000;
/** Applies one operation as a write of an API client. */
export function change(world: World, accountId: string, op: Op, at = NOW): void {
  seq += 1;
  world.apply({ seq, at, accountId, actor: { email: 'test@example.com', client: 'API' }, ops: [op] });
}

export interface Sum {
  impressions: number;
  clicks: number;
  cost: number;
  conversions: number;
  lostBudget: number;
  eligible: number;
  days: number;
}

/** Sums of a span with all knowledge, unless `asOf` says otherwise. `only` is a campaign id. */
export function sum(
  world: World,
  from: number,
  to: number,
  { account = LINDWURM, level = 'campaign' as Level, only = '', asOf = FAR } = {},
): Sum {
  const total: Sum = {
    impressions: 0,
    clicks: 0,
    cost: 0,
    conversions: 0,
    lostBudget: 0,
    eligible: 0,
    days: 0,
  };
  const state = stateOf(world, account);
  for (const row of world.rows(account, {
    level,
    from,
    to,
    asOf,
    ...(only ? { campaignIds: new Set([only]) } : {}),
  })) {
    total.impressions += row.impressions;
    total.clicks += row.clicks;
    total.cost += row.costMicros / 1e6;
    total.lostBudget += row.lostBudget;
    total.eligible += row.eligible;
    total.conversions += primary(state, row);
    total.days += 1;
  }
  return total;
}

/** Conversions of primary actions in a row, views included. */
export function primary(state: AccountState, row: DayRow): number {
  return row.conversions
    .filter((tally) => state.get('conversionAction', tally.actionId)?.primary)
    .reduce((all, tally) => all + tally.click28d + tally.view1d, 0);
}
