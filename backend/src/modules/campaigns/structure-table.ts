import { jsonArray, plainArray, textArray } from '../metrics/pg-array.js';
import type { StructureLevel, StructureRows } from './structure-rows.js';

export interface StructureColumn<R> {
  readonly name: string;
  /** Type of the parameter's array. */
  readonly type: string;
  readonly encode: (rows: readonly R[]) => string;
  /** Lists travel as JSON and are unpacked in the statement. */
  readonly isList?: true;
}

/** One level of the structure: its table, where it hangs, and its columns. */
export interface StructureTable<R> {
  readonly table: string;
  readonly campaignKey?: (row: R) => string;
  readonly adGroupKey?: (row: R) => string | null;
  /** A campaign's negatives have no ad group. */
  readonly adGroupOptional?: true;
  readonly columns: readonly StructureColumn<R>[];
  /** SQL of what `entity_states` keeps, over the table's row `e`. */
  readonly budget: string;
  readonly bid: string;
}

function text<R>(name: string, read: (row: R) => string | null): StructureColumn<R> {
  return { name, type: 'text', encode: (rows) => textArray(rows.map(read)) };
}

function plain<R>(
  name: string,
  type: string,
  read: (row: R) => string | number | bigint | boolean | null,
): StructureColumn<R> {
  return { name, type, encode: (rows) => plainArray(rows.map(read)) };
}

function list<R>(name: string, read: (row: R) => readonly string[]): StructureColumn<R> {
  return { name, type: 'text', encode: (rows) => jsonArray(rows.map(read)), isList: true };
}

export const structureTables: { readonly [L in StructureLevel]: StructureTable<StructureRows[L]> } = {
  campaign: {
    table: 'campaigns',
    columns: [
      text('external_id', (row) => row.externalId),
      text('name', (row) => row.name),
      text('status', (row) => row.status),
      text('channel', (row) => row.channel),
      text('objective', (row) => row.objective),
      text('bid_strategy', (row) => row.bidStrategy),
      list('status_reasons', (row) => row.statusReasons),
      plain('budget_micros', 'bigint', (row) => row.budget?.amountMicros ?? null),
      text('budget_period', (row) => row.budget?.period ?? null),
      text('budget_owner', (row) => row.budgetOwner),
      text('budget_external_id', (row) => row.budget?.externalId ?? null),
      plain('budget_shared_with', 'int', (row) => row.budget?.sharedWith ?? 0),
      plain('start_date', 'date', (row) => row.startDate),
      plain('end_date', 'date', (row) => row.endDate),
    ],
    budget: 'e.budget_micros',
    bid: 'NULL::bigint',
  },
  ad_group: {
    table: 'ad_groups',
    campaignKey: (row) => row.campaignExternalId,
    columns: [
      text('external_id', (row) => row.externalId),
      text('name', (row) => row.name),
      text('status', (row) => row.status),
      text('type', (row) => row.type),
      plain('bid_micros', 'bigint', (row) => row.bidMicros),
      plain('budget_micros', 'bigint', (row) => row.budget?.amountMicros ?? null),
      text('budget_period', (row) => row.budget?.period ?? null),
    ],
    budget: 'e.budget_micros',
    bid: 'e.bid_micros',
  },
  ad: {
    table: 'ads',
    campaignKey: (row) => row.campaignExternalId,
    adGroupKey: (row) => row.adGroupExternalId,
    columns: [
      text('external_id', (row) => row.externalId),
      text('name', (row) => row.name),
      text('type', (row) => row.type),
      text('status', (row) => row.status),
      text('review_status', (row) => row.reviewStatus),
      list('headlines', (row) => row.headlines),
      list('descriptions', (row) => row.descriptions),
      list('final_urls', (row) => row.finalUrls),
    ],
    budget: 'NULL::bigint',
    bid: 'NULL::bigint',
  },
  keyword: {
    table: 'keywords',
    campaignKey: (row) => row.campaignExternalId,
    adGroupKey: (row) => row.adGroupExternalId,
    adGroupOptional: true,
    columns: [
      text('external_id', (row) => row.externalId),
      text('text', (row) => row.text),
      text('match_type', (row) => row.matchType),
      plain('negative', 'boolean', (row) => row.negative),
      text('status', (row) => row.status),
      plain('bid_micros', 'bigint', (row) => row.bidMicros),
      plain('quality_score', 'int', (row) => row.qualityScore),
    ],
    budget: 'NULL::bigint',
    bid: 'e.bid_micros',
  },
};
