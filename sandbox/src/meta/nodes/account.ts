import type { AccountState } from '../../world/state.js';
import { minimumBudget, minor } from '../money.js';
import { graphTime, offsetHours } from '../time.js';
import { ABSENT } from './absent.js';
import { Node, type NodeType, type View } from './node.js';

const QUARTER_HOUR_MS = 15 * 60_000;
const spent = new WeakMap<AccountState, { key: string; micros: number }>();

/** Spend since the first of the month (the sandbox's people reset the counter monthly), a quarter of an hour old at most. */
function amountSpent(state: AccountState, { context, now }: View): number {
  const asOf = Math.floor(now / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  const key = `${asOf}/${state.changes.length}`;
  const known = spent.get(state);
  if (known?.key === key) return known.micros;
  const today = state.calendar.dayOf(asOf);
  const from = today - new Date(today * 86_400_000).getUTCDate() + 1;
  let micros = 0;
  for (const row of context.runtime.world.rows(state.account.id, {
    level: 'account',
    from,
    to: today,
    asOf,
  })) {
    micros += row.costMicros;
  }
  spent.set(state, { key, micros });
  return micros;
}

interface Named {
  id: string;
  name: string;
}

const BUSINESS: NodeType<Named> = {
  name: 'Business',
  defaults: ['name'],
  edges: [],
  absent: ABSENT.business,
  fields: { name: ({ name }) => name },
};

function business(state: AccountState): Node | undefined {
  const { business_id: id, business_name: name } = state.account.extra;
  if (typeof id !== 'string') return undefined;
  const named = { id, name: typeof name === 'string' ? name : state.account.name };
  return Node.of(BUSINESS, id, null, named);
}

const ACCOUNT: NodeType<AccountState> = {
  name: 'AdAccount',
  edges: [
    'campaigns',
    'adsets',
    'ads',
    'adcreatives',
    'adimages',
    'activities',
    'insights',
    'minimum_budgets',
    'promote_pages',
    'adspixels',
  ],
  absent: ABSENT.account,
  fields: {
    account_id: ({ account }) => account.id,
    name: ({ account }) => account.name,
    account_status: ({ account }) => (account.status === 'ENABLED' ? 1 : 2),
    disable_reason: ({ account }) => (account.status === 'ENABLED' ? 0 : 1),
    currency: ({ account }) => account.currency,
    timezone_name: ({ account }) => account.timeZone,
    timezone_id: () => 1,
    timezone_offset_hours_utc: (state, { now }) => offsetHours(state, now),
    business: (state) => business(state),
    business_name: ({ account }) => account.extra.business_name,
    owner: ({ account }) => account.extra.business_id,
    min_daily_budget: ({ account }) => minimumBudget(account).impressions,
    min_campaign_group_spend_cap: ({ account }) => String(minimumBudget(account).impressions * 100),
    spend_cap: () => '0',
    balance: () => '0',
    amount_spent: (state, view) => minor(state.account, amountSpent(state, view)),
    age: (state, { now }) => Math.max(1, state.calendar.dayOf(now) - state.account.startDay + 1),
    created_time: (state) => graphTime(state, state.calendar.startOf(state.account.startDay)),
    is_personal: () => 0,
    is_prepay_account: () => false,
    is_notifications_enabled: () => true,
    has_migrated_permissions: () => true,
    capabilities: () => ['CAN_USE_REACH_AND_FREQUENCY', 'CAN_CREATE_CALL_ADS'],
    default_dsa_beneficiary: ({ account }) => account.extra.default_dsa_beneficiary,
    default_dsa_payor: ({ account }) => account.extra.default_dsa_payor,
    user_tasks: () => ['DRAFT', 'ANALYZE', 'ADVERTISE', 'MANAGE'],
    funding_source: ({ account }) => account.extra.business_id,
  },
};

export function accountNode(state: AccountState): Node {
  return Node.of(ACCOUNT, `act_${state.account.id}`, state, state);
}
