/**
 * The ten batches of a sync run, in order. Names are part of the API and of stored runs: never rename one.
 * The first asks the platform for its own today and fixes the dates; then structure, parents before children; then
 * facts, coarsest level first, so that an interrupted run leaves the account's totals right.
 */
export const BATCH_NAMES = [
  'account',
  'campaigns',
  'ad_groups',
  'ads',
  'keywords',
  'account_daily',
  'campaign_daily',
  'ad_group_daily',
  'ad_daily',
  'keyword_and_search_terms',
] as const;

export type BatchName = (typeof BATCH_NAMES)[number];
