import { decimalToMicros } from '@adwright/contracts';
import type { RemoteDailyMetric, ReportLevel } from '../../../platforms/reporting.port.js';
import type { InsightRow } from '../wire.js';
import { countActions } from './actions.js';

/** Meta has no keywords. */
export type MetaLevel = Exclude<ReportLevel, 'keyword'>;

interface LevelPlan {
  /** Meta's own name of the level. */
  readonly level: 'account' | 'campaign' | 'adset' | 'ad';
  readonly fields: readonly string[];
  readonly key: (row: InsightRow) => string | undefined;
  readonly name: (row: InsightRow) => string | undefined;
  readonly parent: (row: InsightRow) => string | undefined;
  /** Days per request: the finer the level, the sooner Meta says that it is too much. */
  readonly days: number;
}

export const levelPlans: Record<MetaLevel, LevelPlan> = {
  account: {
    level: 'account',
    fields: ['account_id', 'account_name'],
    key: (row) => row.account_id,
    name: (row) => row.account_name,
    parent: () => undefined,
    days: 92,
  },
  campaign: {
    level: 'campaign',
    fields: ['campaign_id', 'campaign_name', 'account_id'],
    key: (row) => row.campaign_id,
    name: (row) => row.campaign_name,
    parent: (row) => row.account_id,
    days: 92,
  },
  ad_group: {
    level: 'adset',
    fields: ['adset_id', 'adset_name', 'campaign_id'],
    key: (row) => row.adset_id,
    name: (row) => row.adset_name,
    parent: (row) => row.campaign_id,
    days: 31,
  },
  ad: {
    level: 'ad',
    fields: ['ad_id', 'ad_name', 'adset_id'],
    key: (row) => row.ad_id,
    name: (row) => row.ad_name,
    parent: (row) => row.adset_id,
    days: 15,
  },
};

/** At most six decimals are stored. */
function sixDecimals(text: string | undefined): string | null {
  return text === undefined ? null : text.replace(/(\.\d{6})\d+$/, '$1');
}

function count(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** Figures come as text, `spend` in main units of the currency. */
export function toDailyMetric(row: InsightRow, level: MetaLevel, goal: string): RemoteDailyMetric {
  const plan = levelPlans[level];
  const key = plan.key(row) ?? '';
  return {
    entityKey: key,
    entityName: plan.name(row) ?? key,
    parentKey: plan.parent(row) ?? null,
    date: row.date_start ?? '',
    impressions: count(row.impressions),
    clicks: count(row.clicks),
    costMicros: row.spend === undefined ? null : decimalToMicros(row.spend),
    ...countActions(row.actions ?? [], row.action_values ?? [], goal),
    reach: count(row.reach),
    frequency: sixDecimals(row.frequency),
    lostToBudget: null,
  };
}
