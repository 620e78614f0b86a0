import type { AccountState } from '../../world/state.js';
import type { Campaign } from '../../world/types.js';
import { graphTime } from '../time.js';
import { ABSENT } from './absent.js';
import { accountNode } from './account.js';
import { budgetOf, dailyBudget, lifetimeBudget, remaining, updatedAt } from './budgets.js';
import { Node, type NodeType } from './node.js';
import { campaignStatus, configured } from './status.js';

interface Of {
  state: AccountState;
  it: Campaign;
}

/** Bid strategy and budget live on the campaign only when the campaign owns the budget. */
const CAMPAIGN: NodeType<Of> = {
  name: 'AdCampaignGroup',
  edges: ['adsets', 'ads', 'insights'],
  absent: ABSENT.campaign,
  fields: {
    account_id: ({ state }) => state.account.id,
    account: ({ state }) => accountNode(state),
    name: ({ it }) => it.name,
    objective: ({ it }) => it.objective ?? 'OUTCOME_TRAFFIC',
    status: ({ it }) => configured(it.status),
    configured_status: ({ it }) => configured(it.status),
    effective_status: ({ it }) => campaignStatus(it),
    bid_strategy: ({ it }) => (it.budgetId === null ? undefined : it.bidding),
    buying_type: ({ it }) => it.extra.buying_type ?? 'AUCTION',
    budget_remaining: ({ state, it }, view) => remaining(state, 'campaign', it, view),
    daily_budget: ({ state, it }) => {
      const budget = budgetOf(state, it);
      return budget && budget.totalMicros === null ? dailyBudget(state, budget) : undefined;
    },
    lifetime_budget: ({ state, it }) => {
      const budget = budgetOf(state, it);
      return budget && budget.totalMicros !== null ? lifetimeBudget(state, budget) : undefined;
    },
    is_adset_budget_sharing_enabled: ({ it }) =>
      it.budgetId === null ? (it.extra.is_adset_budget_sharing_enabled ?? false) : undefined,
    is_skadnetwork_attribution: ({ it }) => it.extra.is_skadnetwork_attribution ?? false,
    budget_rebalance_flag: () => false,
    can_use_spend_cap: () => true,
    pacing_type: () => ['standard'],
    promoted_object: ({ it }) => it.extra.promoted_object,
    smart_promotion_type: () => 'GUIDED_CREATION',
    source_campaign_id: () => '0',
    special_ad_categories: ({ it }) => it.extra.special_ad_categories ?? [],
    special_ad_category: ({ it }) => {
      const list = it.extra.special_ad_categories;
      return Array.isArray(list) && list.length > 0 ? list[0] : 'NONE';
    },
    special_ad_category_country: ({ it }) => it.extra.special_ad_category_country,
    spend_cap: ({ it }) => it.extra.spend_cap,
    created_time: ({ state, it }) => graphTime(state, it.createdAt),
    updated_time: ({ state, it }) => graphTime(state, updatedAt(state, it)),
    start_time: ({ state, it }) => it.extra.start_time ?? graphTime(state, it.createdAt),
    stop_time: ({ it }) => it.extra.stop_time,
  },
};

export function campaignNode(state: AccountState, it: Campaign): Node {
  return Node.of(CAMPAIGN, it.id, state, { state, it });
}
