import type { AccountState } from '../../world/state.js';
import type { AdGroup } from '../../world/types.js';
import { graphTime } from '../time.js';
import { ABSENT } from './absent.js';
import { accountNode } from './account.js';
import { budgetOf, dailyBudget, lifetimeBudget, remaining, updatedAt } from './budgets.js';
import { campaignNode } from './campaign.js';
import { Node, type NodeType } from './node.js';
import { adSetStatus, configured } from './status.js';

interface Of {
  state: AccountState;
  it: AdGroup;
}

const WEEK_MS = 7 * 86_400_000;

/** Last edit that restarts learning: creation, or a change of budget (beyond a fifth), bid, audience or goal. */
export function lastSignificantEdit(state: AccountState, group: AdGroup): number {
  const budget = budgetOf(state, group);
  const edits = group.history.filter((change) =>
    ['bidMicros', 'bidding', 'extra', 'status'].includes(change.field),
  );
  const steps = (budget?.history ?? []).filter(
    ({ field, from, to }) =>
      field === 'amountMicros' && Math.abs(Number(to) / Math.max(1, Number(from)) - 1) > 0.2,
  );
  return Math.max(group.createdAt, ...[...edits, ...steps].map((change) => change.at));
}

/** The strategy of an ad set that owns its budget: its own, or the campaign's. */
export function bidStrategy(state: AccountState, group: AdGroup): string {
  return group.bidding ?? state.get('campaign', group.campaignId)?.bidding ?? '';
}

const ADSET: NodeType<Of> = {
  name: 'AdCampaign',
  edges: ['ads', 'adcreatives', 'insights', 'activities'],
  absent: ABSENT.adset,
  fields: {
    account_id: ({ state }) => state.account.id,
    account: ({ state }) => accountNode(state),
    campaign_id: ({ it }) => it.campaignId,
    campaign: ({ state, it }) => {
      const campaign = state.get('campaign', it.campaignId);
      return campaign && campaignNode(state, campaign);
    },
    name: ({ it }) => it.name,
    status: ({ it }) => configured(it.status),
    configured_status: ({ it }) => configured(it.status),
    effective_status: ({ state, it }) => adSetStatus(state, it),
    daily_budget: ({ state, it }) => dailyBudget(state, budgetOf(state, it)),
    lifetime_budget: ({ state, it }) => lifetimeBudget(state, budgetOf(state, it)),
    budget_remaining: ({ state, it }, view) => remaining(state, 'adGroup', it, view),
    bid_amount: ({ state, it }) =>
      it.bidMicros === null ? undefined : Math.round(it.bidMicros / state.account.minorMicros),
    bid_strategy: ({ state, it }) => (it.budgetId === null ? undefined : bidStrategy(state, it)),
    bid_constraints: ({ it }) => it.extra.bid_constraints,
    bid_info: ({ state, it }) =>
      it.bidMicros === null ? undefined : { ACTIONS: Math.round(it.bidMicros / state.account.minorMicros) },
    billing_event: ({ it }) => it.extra.billing_event ?? 'IMPRESSIONS',
    optimization_goal: ({ it }) => it.extra.optimization_goal ?? 'LINK_CLICKS',
    destination_type: ({ it }) => it.extra.destination_type ?? 'UNDEFINED',
    promoted_object: ({ it }) => it.extra.promoted_object,
    targeting: ({ it }) => it.extra.targeting,
    attribution_spec: ({ it }) => it.extra.attribution_spec ?? DEFAULT_ATTRIBUTION,
    pacing_type: () => ['standard'],
    is_dynamic_creative: ({ it }) => it.extra.is_dynamic_creative ?? false,
    dsa_beneficiary: ({ it }) => it.extra.dsa_beneficiary,
    dsa_payor: ({ it }) => it.extra.dsa_payor,
    recurring_budget_semantics: () => false,
    source_adset_id: () => '0',
    learning_stage_info: ({ state, it }, { now }) => {
      const edited = lastSignificantEdit(state, it);
      const learning = now - edited < WEEK_MS;
      return {
        status: learning ? 'LEARNING' : 'SUCCESS',
        attribution_windows: ['7d_click', '1d_view'],
        last_sig_edit_ts: Math.floor(edited / 1000),
      };
    },
    created_time: ({ state, it }) => graphTime(state, it.createdAt),
    updated_time: ({ state, it }) => graphTime(state, updatedAt(state, it)),
    start_time: ({ state, it }) => graphTime(state, it.startAt ?? it.createdAt),
    end_time: ({ state, it }) => (it.endAt === null ? undefined : graphTime(state, it.endAt)),
  },
};

export const DEFAULT_ATTRIBUTION = [
  { event_type: 'CLICK_THROUGH', window_days: 7 },
  { event_type: 'VIEW_THROUGH', window_days: 1 },
];

export function adSetNode(state: AccountState, it: AdGroup): Node {
  return Node.of(ADSET, it.id, state, { state, it });
}
