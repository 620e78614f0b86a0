/** What a person may say that a column is; the API's own list of roles. */
export const COLUMN_ROLES = [
  'date',
  'period_start',
  'period_end',
  'week',
  'month',
  'quarter',
  'year',
  'hour',
  'account_name',
  'account_id',
  'campaign_name',
  'campaign_id',
  'ad_group_name',
  'ad_group_id',
  'ad_name',
  'ad_id',
  'keyword',
  'keyword_id',
  'match_type',
  'search_term',
  'status',
  'budget',
  'currency',
  'attribution',
  'impressions',
  'clicks',
  'link_clicks',
  'cost',
  'conversions',
  'conversion_value',
  'reach',
  'frequency',
  'dimension',
  'action',
  'action_value',
  'ignored',
] as const;

/** The `mapping` answer with one more column in it. Columns are named by their place, which is unique. */
export function withRole(mapping: string | undefined, columnIndex: number, role: string): string {
  const before: unknown = mapping === undefined ? {} : JSON.parse(mapping);
  const known = typeof before === 'object' && before !== null ? before : {};
  return JSON.stringify({ ...known, [`#${columnIndex}`]: role });
}
