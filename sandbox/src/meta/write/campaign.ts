import type { AccountState } from '../../world/state.js';
import type { Campaign } from '../../world/types.js';
import type { Op } from '../../world/write.js';
import { invalid, parameter } from '../errors.js';
import { budgetOf } from '../nodes/budgets.js';
import type { Params } from '../params.js';
import { budgetAtBothLevels, changeBudget, createBudget, wishedBudget } from './budget.js';
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

const OBJECTIVES = [
  'OUTCOME_APP_PROMOTION',
  'OUTCOME_AWARENESS',
  'OUTCOME_ENGAGEMENT',
  'OUTCOME_LEADS',
  'OUTCOME_SALES',
  'OUTCOME_TRAFFIC',
];
export const BID_STRATEGIES = [
  'COST_CAP',
  'LOWEST_COST_WITHOUT_CAP',
  'LOWEST_COST_WITH_BID_CAP',
  'LOWEST_COST_WITH_MIN_ROAS',
] as const;
const CATEGORIES = [
  'CREDIT',
  'EMPLOYMENT',
  'FINANCIAL_PRODUCTS_SERVICES',
  'HOUSING',
  'ISSUES_ELECTIONS_POLITICS',
  'NONE',
  'ONLINE_GAMBLING_AND_GAMING',
];
const KEPT = [
  'special_ad_category_country',
  'promoted_object',
  'spend_cap',
  'start_time',
  'stop_time',
  'is_skadnetwork_attribution',
];

function objective(params: Params): string {
  const word = required(params, 'objective');
  if (OBJECTIVES.includes(word)) return word;
  throw invalid(
    `The objective ${word} can't be used for new campaigns. Use one of: ${OBJECTIVES.join(', ')}.`,
    { title: 'Objective is not supported', blame: ['objective'] },
    `(#100) Objective ${word} is invalid. Use one of: ${OBJECTIVES.join(', ')}.`,
  );
}

function categories(params: Params): string[] | undefined {
  return params.words('special_ad_categories', CATEGORIES)?.filter((word) => word !== 'NONE');
}

/** Sharing among ad sets must be answered when the campaign has no budget of its own. */
function sharing(params: Params, ownBudget: boolean): boolean | undefined {
  const flag = params.flag('is_adset_budget_sharing_enabled');
  if (ownBudget) return undefined;
  if (flag === undefined) {
    throw invalid('If the campaign has no budget, say True or False for sharing budgets among its ad sets.', {
      subcode: 4834011,
      title: 'Must specify True or False in is_adset_budget_sharing_enabled field',
      blame: ['is_adset_budget_sharing_enabled'],
    });
  }
  if (flag && !params.has('bid_strategy')) {
    throw invalid('Choose a bid strategy to share budgets among ad sets.', {
      subcode: 4834005,
      title: 'Bid strategy is missing',
      blame: ['bid_strategy'],
    });
  }
  return flag;
}

export function createCampaign({ state, params }: Writing): Plan {
  const name = required(params, 'name');
  newName(params);
  const goal = objective(params);
  const special = categories(params);
  if (special === undefined) throw parameter('The parameter special_ad_categories is required.');
  const wish = wishedBudget(state, params);
  const shared = sharing(params, wish !== null);
  const ops: Op[] = [];
  const id = state.nextId();
  const budget = wish && createBudget(state, name, wish);
  if (budget) ops.push(budget.op);
  ops.push({
    op: 'create',
    type: 'campaign',
    id,
    fields: {
      name,
      status: firstStatus(params),
      channel: 'SOCIAL',
      objective: goal,
      budgetId: budget?.id ?? null,
      bidding: params.word('bid_strategy', BID_STRATEGIES) ?? 'LOWEST_COST_WITHOUT_CAP',
      extra: {
        buying_type: params.word('buying_type', ['AUCTION', 'RESERVED']) ?? 'AUCTION',
        special_ad_categories: special,
        ...(shared === undefined ? {} : { is_adset_budget_sharing_enabled: shared }),
        ...kept(params, KEPT),
      },
    },
  });
  return { ops, id };
}

function budgetOps(writing: Writing, campaign: Campaign, fields: Fields): Op[] {
  const { state, params } = writing;
  const wish = wishedBudget(state, params);
  if (!wish) return [];
  const own = budgetOf(state, campaign);
  if (own) return changeBudget(writing, own, wish, false);
  const groups = state.adGroupsOf(campaign.id).filter((group) => group.status !== 'REMOVED');
  if (groups.some((group) => group.budgetId !== null)) throw budgetAtBothLevels();
  const { id, op } = createBudget(state, campaign.name, wish);
  fields.budgetId = id;
  return [op];
}

export function updateCampaign(writing: Writing, campaign: Campaign): Plan {
  const { params } = writing;
  const fields: Fields = {};
  const status = newStatus(params, campaign.status);
  const name = newName(params);
  if (status !== undefined) fields.status = status;
  if (name !== undefined) fields.name = name;
  const strategy = params.word('bid_strategy', BID_STRATEGIES);
  if (strategy !== undefined) fields.bidding = strategy;
  if (params.has('objective') && params.text('objective') !== campaign.objective) {
    throw invalid("A published campaign's objective can't be changed.", { blame: ['objective'] });
  }
  const flag = params.flag('is_adset_budget_sharing_enabled');
  if (flag === true && campaign.extra.is_adset_budget_sharing_enabled !== true) {
    throw invalid("Budget sharing can't be switched on for a campaign that has run.", { subcode: 3858418 });
  }
  const extra = kept(params, KEPT);
  const special = categories(params);
  if (special !== undefined) extra.special_ad_categories = special;
  if (flag !== undefined) extra.is_adset_budget_sharing_enabled = flag;
  if (Object.keys(extra).length > 0) fields.extra = extra;
  const ops = budgetOps(writing, campaign, fields);
  return { ops: [...ops, ...update('campaign', campaign.id, fields)], id: campaign.id };
}

/** The campaign of an ad set to be created. Throws code 100 when there is none or it is deleted. */
export function parentCampaign(state: AccountState, id: string): Campaign {
  const campaign = state.get('campaign', id);
  if (!campaign || campaign.status === 'REMOVED' || campaign.status === 'ARCHIVED') {
    throw invalid(`There is no campaign ${id} to put an ad set into.`, {
      title: 'Campaign not found',
      blame: ['campaign_id'],
    });
  }
  return campaign;
}
