import type { AccountState } from '../../world/state.js';
import type { AdGroup, Campaign } from '../../world/types.js';
import type { Op } from '../../world/write.js';
import { invalid, parameter } from '../errors.js';
import { fromMinor } from '../money.js';
import { bidStrategy } from '../nodes/adset.js';
import { budgetOf } from '../nodes/budgets.js';
import type { Params } from '../params.js';
import { instant } from '../time.js';
import { checkPromoted, checkTargeting, GOALS } from './adset-rules.js';
import { budgetAtBothLevels, changeBudget, createBudget, wishedBudget } from './budget.js';
import { BID_STRATEGIES, parentCampaign } from './campaign.js';
import {
  type Fields,
  firstStatus,
  kept,
  newName,
  newStatus,
  type Plan,
  required,
  update,
  type Writing,
} from './target.js';

const KEPT = [
  'targeting',
  'promoted_object',
  'destination_type',
  'attribution_spec',
  'bid_constraints',
  'dsa_beneficiary',
  'dsa_payor',
  'is_dynamic_creative',
  'pacing_type',
];
const BILLING = ['IMPRESSIONS', 'LINK_CLICKS', 'THRUPLAY', 'POST_ENGAGEMENT', 'PAGE_LIKES', 'APP_INSTALLS'];
const CAPPED = ['LOWEST_COST_WITH_BID_CAP', 'COST_CAP'];

/** Goals that are billed by rarer events need a larger budget. */
function lowFrequency(goal: string): boolean {
  return ['OFFSITE_CONVERSIONS', 'LINK_CLICKS', 'LEAD_GENERATION', 'VALUE'].includes(goal);
}

/** The bid in micros. Throws code 100 when the strategy takes none, or demands one that is missing. */
function bid(
  state: AccountState,
  params: Params,
  strategy: string,
  current: number | null,
  checkMissing: boolean,
): number | null {
  const units = params.whole('bid_amount', 1);
  const capped = CAPPED.includes(strategy);
  if (units !== undefined && !capped) {
    throw invalid(`The bid strategy ${strategy} takes no bid amount.`, {
      subcode: 2446149,
      title: "Bid amount doesn't fit the bid strategy",
      blame: ['bid_amount'],
    });
  }
  if (units === undefined && capped && current === null && checkMissing) {
    throw invalid(`Enter a bid amount: the bid strategy is ${strategy}.`, {
      subcode: 1815857,
      title: 'Bid amount required',
      blame: ['bid_amount'],
    });
  }
  return units === undefined ? current : fromMinor(state.account, units);
}

/** When the ad set runs. `end_time=0` takes an end away. Throws code 100 for times that are none or end before they start. */
function schedule(state: AccountState, params: Params): Fields {
  const at = (name: string) => {
    const text = params.text(name);
    if (text === undefined || text === '') return undefined;
    if (text === '0') return null;
    const given = instant(state, text);
    if (Number.isNaN(given)) throw parameter(`Param ${name} must be a timestamp or a date and time`);
    return given;
  };
  const startAt = at('start_time');
  const endAt = at('end_time');
  if (startAt && endAt && endAt <= startAt) {
    throw invalid('The end must be after the start.', { title: 'Wrong schedule', blame: ['end_time'] });
  }
  return { ...(startAt === undefined ? {} : { startAt }), ...(endAt === undefined ? {} : { endAt }) };
}

function strategyOf(campaign: Campaign, params: Params): string {
  const own = params.word('bid_strategy', BID_STRATEGIES);
  if (campaign.budgetId !== null && own !== undefined && own !== campaign.bidding) {
    throw invalid('The campaign owns the budget: set the bid strategy there.', { blame: ['bid_strategy'] });
  }
  return own ?? campaign.bidding;
}

export function createAdSet({ state, params }: Writing): Plan {
  const name = required(params, 'name');
  newName(params);
  const campaign = parentCampaign(state, required(params, 'campaign_id'));
  const goal = params.word('optimization_goal', GOALS) ?? required(params, 'optimization_goal');
  const billing = params.word('billing_event', BILLING) ?? required(params, 'billing_event');
  checkTargeting(state, campaign, params, true);
  checkPromoted(goal, params);
  const wish = wishedBudget(state, params, lowFrequency(goal));
  if (wish && campaign.budgetId !== null) throw budgetAtBothLevels();
  if (!wish && campaign.budgetId === null) {
    throw invalid('Set a daily or a lifetime budget on the ad set, or a budget on the campaign.', {
      title: 'Budget is missing',
      blame: ['daily_budget', 'lifetime_budget'],
    });
  }
  if (wish && !wish.daily && !params.has('end_time')) {
    throw invalid('A lifetime budget needs an end time.', { blame: ['end_time'] });
  }
  const strategy = strategyOf(campaign, params);
  const bidMicros = bid(state, params, strategy, null, true);
  const id = state.nextId();
  const budget = wish && createBudget(state, name, wish);
  const ops: Op[] = budget ? [budget.op] : [];
  ops.push({
    op: 'create',
    type: 'adGroup',
    id,
    fields: {
      name,
      status: firstStatus(params),
      campaignId: campaign.id,
      kind: 'SOCIAL',
      budgetId: budget?.id ?? null,
      bidMicros,
      bidding: params.has('bid_strategy') ? strategy : null,
      ...schedule(state, params),
      extra: {
        optimization_goal: goal,
        billing_event: billing,
        ...kept(params, KEPT),
      },
    },
  });
  return { ops, id };
}

function budgetOps(writing: Writing, group: AdGroup, campaign: Campaign | undefined, fields: Fields): Op[] {
  const { state, params } = writing;
  const wish = wishedBudget(state, params, lowFrequency(String(group.extra.optimization_goal ?? '')));
  if (!wish) return [];
  if (campaign && campaign.budgetId !== null) throw budgetAtBothLevels();
  const own = budgetOf(state, group);
  if (own) return changeBudget(writing, own, wish, true);
  const { id, op } = createBudget(state, group.name, wish);
  fields.budgetId = id;
  return [op];
}

export function updateAdSet(writing: Writing, group: AdGroup): Plan {
  const { state, params } = writing;
  const campaign = state.get('campaign', group.campaignId);
  const fields: Fields = {};
  const status = newStatus(params, group.status);
  const name = newName(params);
  if (status !== undefined) fields.status = status;
  if (name !== undefined) fields.name = name;
  const given = params.word('bid_strategy', BID_STRATEGIES);
  if (campaign && given !== undefined) strategyOf(campaign, params);
  const current = campaign && campaign.budgetId !== null ? campaign.bidding : bidStrategy(state, group);
  const strategy = given ?? current;
  const bidMicros = bid(state, params, strategy, group.bidMicros, given !== undefined);
  if (bidMicros !== group.bidMicros) fields.bidMicros = bidMicros;
  if (given !== undefined && !CAPPED.includes(given)) fields.bidMicros = null;
  if (campaign && params.has('targeting')) checkTargeting(state, campaign, params, false);
  if (given !== undefined) fields.bidding = given;
  Object.assign(fields, schedule(state, params));
  const goal = params.word('optimization_goal', GOALS);
  const billing = params.word('billing_event', BILLING);
  const extra = {
    ...kept(params, KEPT),
    ...(goal === undefined ? {} : { optimization_goal: goal }),
    ...(billing === undefined ? {} : { billing_event: billing }),
  };
  if (Object.keys(extra).length > 0) fields.extra = extra;
  const ops = budgetOps(writing, group, campaign, fields);
  return { ops: [...ops, ...update('adGroup', group.id, fields)], id: group.id };
}
