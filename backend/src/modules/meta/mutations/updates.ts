import type { Change } from '@adwright/contracts';
import type { AccountAccess } from '../../../platforms/access.js';
import type { CurrentValue } from '../../../platforms/mutations.port.js';
import type { MetaClient, Params } from '../client/meta.client.js';
import { fromMinor, toMinor } from '../money.js';
import { toBudget, toStatus } from '../reading/structure.mapper.js';
import { refused } from '../refusal.js';
import { findObject, type ObjectNode, requireObject } from './objects.js';

/** Changes of one object's fields. */
export type Update = Extract<Change, { kind: 'set_status' | 'set_budget' | 'set_bid' | 'rename' }>;

export function isUpdate(change: Change): change is Update {
  return ['set_status', 'set_budget', 'set_bid', 'rename'].includes(change.kind);
}

/** Strategies under which a bid is used at all (PLATFORMS.md B3). */
const biddable = new Set(['LOWEST_COST_WITH_BID_CAP', 'COST_CAP']);

function budgetParams(
  node: ObjectNode,
  change: Extract<Change, { kind: 'set_budget' }>,
  currency: string,
): Params {
  const budget = toBudget(node, currency);
  if (!budget) {
    const owner = change.target.level === 'campaign' ? 'its ad sets' : 'its campaign';
    throw refused('budget_owner', `The budget here belongs to ${owner}. Nothing was changed.`);
  }
  if (budget.period !== change.period)
    throw refused('period', `This budget is ${budget.period}, not ${change.period}.`, 'period');
  const field = budget.period === 'daily' ? 'daily_budget' : 'lifetime_budget';
  return { [field]: toMinor(BigInt(change.to), currency) };
}

/** The strategy lives where the budget lives, so an ad set below a campaign budget has none of its own. */
async function bidParams(
  client: MetaClient,
  access: AccountAccess,
  node: ObjectNode,
  to: string,
): Promise<Params> {
  const campaign = node.bid_strategy
    ? null
    : await client.get<{ bid_strategy?: string }>(access, node.campaign_id ?? '', { fields: 'bid_strategy' });
  const strategy = node.bid_strategy ?? campaign?.bid_strategy ?? 'LOWEST_COST_WITHOUT_CAP';
  if (!biddable.has(strategy))
    throw refused(
      'bid_not_used',
      `The bid strategy ${strategy} uses no bid; one set here would have no effect.`,
    );
  return { bid_amount: toMinor(BigInt(to), access.currency) };
}

/** @throws PlatformError `not_found` or `rejected` before anything is sent. */
export async function updateParams(
  client: MetaClient,
  access: AccountAccess,
  change: Update,
): Promise<{ id: string; params: Params }> {
  const node = await requireObject(client, access, change.target);
  const id = change.target.externalId;
  switch (change.kind) {
    case 'set_status':
      return { id, params: { status: change.to === 'enabled' ? 'ACTIVE' : 'PAUSED' } };
    case 'rename':
      return { id, params: { name: change.to } };
    case 'set_budget':
      return { id, params: budgetParams(node, change, access.currency) };
    case 'set_bid':
      if (change.target.level !== 'ad_group') throw refused('level', 'Meta holds bids at ad sets.');
      return { id, params: await bidParams(client, access, node, change.to) };
  }
}

export async function updateValue(
  client: MetaClient,
  access: AccountAccess,
  change: Update,
): Promise<CurrentValue> {
  const node = await findObject(client, access, change.target);
  if (!node) return { state: 'missing' };
  const present = (value: string): CurrentValue => ({ state: 'present', value, alsoAffects: [] });
  switch (change.kind) {
    case 'set_status':
      return present(toStatus(node.status));
    case 'rename':
      return present(node.name ?? '');
    case 'set_budget': {
      const budget = toBudget(node, access.currency);
      if (budget?.period !== change.period) return { state: 'absent' };
      return present(budget.amountMicros.toString());
    }
    case 'set_bid':
      if (node.bid_amount === undefined) return { state: 'absent' };
      return present(fromMinor(String(node.bid_amount), access.currency).toString());
  }
}
