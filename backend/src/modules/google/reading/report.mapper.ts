import { decimalToMicros } from '@adwright/contracts';
import type { RemoteAction, RemoteDailyMetric, RemoteSearchTerm } from '../../../platforms/reporting.port.js';
import type { GoogleRow } from '../wire.js';
import { micros } from './structure.mapper.js';

/** Six decimals are what we store; Google's doubles carry binary dust beyond them. */
function decimal(value: number | undefined): string | null {
  return value === undefined ? null : trimmed(value.toFixed(6));
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function valueMicros(value: number | undefined): bigint | null {
  return value === undefined ? null : decimalToMicros(value.toFixed(7));
}

function count(value: string | undefined): number | null {
  return value === undefined ? null : Number(value);
}

/** Categories that are a lead when it first comes in; later stages of the same lead would count it twice. */
const leadCategories = new Set([
  'SUBMIT_LEAD_FORM',
  'PHONE_CALL_LEAD',
  'IMPORTED_LEAD',
  'REQUEST_QUOTE',
  'BOOK_APPOINTMENT',
  'CONTACT',
]);

export interface ActionRow extends RemoteAction {
  readonly lead: boolean;
}

/**
 * One row of the query that is split by conversion action; null when nothing happened. Google leaves secondary actions
 * out of `conversions`; somebody may still choose one as their goal, so those are counted from `all_conversions`.
 */
export function toAction(row: GoogleRow): ActionRow | null {
  const { metrics } = row;
  const primary = (metrics?.conversions ?? 0) > 0;
  const count = primary ? metrics?.conversions : metrics?.allConversions;
  if (!count) return null;
  return {
    action: row.segments?.conversionActionName ?? '',
    // The window is a setting of the action at Google, not of the request.
    window: 'default',
    count: decimal(count) ?? '0',
    valueMicros: valueMicros(primary ? metrics?.conversionsValue : metrics?.allConversionsValue),
    lead: leadCategories.has(row.segments?.conversionActionCategory ?? ''),
  };
}

function sumOf(actions: readonly ActionRow[]): string {
  const sum = actions.reduce((total, action) => total + decimalToMicros(action.count), 0n);
  return trimmed(`${sum / 1_000_000n}.${(sum % 1_000_000n).toString().padStart(6, '0')}`);
}

function sumOfValues(actions: readonly ActionRow[]): bigint {
  return actions.reduce((total, action) => total + (action.valueMicros ?? 0n), 0n);
}

/**
 * @param goal `default` for Google's own `conversions`, else the name of the conversion action that counts
 * (DECISIONS 12).
 */
export function toDailyMetric(
  row: GoogleRow,
  entity: { key: string; name: string; parent: string | null },
  actions: readonly ActionRow[],
  goal: string,
): RemoteDailyMetric {
  const { metrics } = row;
  const chosen = goal === 'default' ? null : actions.filter((action) => action.action === goal);
  return {
    entityKey: entity.key,
    entityName: entity.name,
    parentKey: entity.parent,
    date: row.segments?.date ?? '',
    impressions: count(metrics?.impressions),
    clicks: count(metrics?.clicks),
    costMicros: micros(metrics?.costMicros),
    conversions: chosen ? sumOf(chosen) : decimal(metrics?.conversions),
    conversionValueMicros: chosen ? sumOfValues(chosen) : valueMicros(metrics?.conversionsValue),
    leads: sumOf(actions.filter((action) => action.lead)),
    reach: null,
    frequency: null,
    lostToBudget: decimal(metrics?.searchBudgetLostImpressionShare),
    actions: actions.map(({ lead: _, ...action }) => action),
  };
}

export function toSearchTerm(row: GoogleRow): RemoteSearchTerm {
  const criterion = row.segments?.keyword?.adGroupCriterion;
  return {
    campaignExternalId: row.campaign?.id ?? '',
    adGroupExternalId: row.adGroup?.id ?? null,
    keywordExternalId: criterion?.split('/').at(-1) ?? null,
    term: row.searchTermView?.searchTerm ?? '',
    date: row.segments?.date ?? '',
    impressions: count(row.metrics?.impressions),
    clicks: count(row.metrics?.clicks),
    costMicros: micros(row.metrics?.costMicros),
    conversions: decimal(row.metrics?.conversions),
  };
}
