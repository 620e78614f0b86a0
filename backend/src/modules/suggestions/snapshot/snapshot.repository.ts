import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';

export interface SnapshotAccount {
  readonly id: string;
  readonly clientId: string;
  readonly platform: string;
  readonly externalId: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly writable: boolean;
  /** Last complete day the facts cover; null when there are no daily facts. */
  readonly asOf: string | null;
}

export interface EntityRow {
  readonly level: 'campaign' | 'ad_group' | 'ad' | 'keyword' | 'search_term';
  readonly id: string | null;
  readonly externalId: string;
  readonly parentLevel: string | null;
  readonly parentExternalId: string | null;
  readonly name: string;
  readonly status: string | null;
  readonly budgetMicros: bigint | null;
  readonly budgetPeriod: string | null;
  readonly sharedWith: number | null;
  readonly bidMicros: bigint | null;
  readonly statusReasons: string[] | null;
  readonly createdOn: string | null;
  readonly matchedKeyword: string | null;
}

export interface FactRow {
  readonly level: string;
  readonly externalId: string;
  readonly date: string;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly costMicros: number | null;
  readonly conversions: number | null;
  readonly conversionValueMicros: number | null;
  readonly reach: number | null;
  readonly lostToBudget: number | null;
}

export interface StateRow {
  readonly level: string;
  readonly externalId: string;
  readonly from: string;
  readonly status: string | null;
  readonly budgetMicros: bigint | null;
}

/** Search terms below this many are all looked at; beyond, the dearest. */
const MOST_SEARCH_TERMS = 3_000;

@Injectable()
export class SnapshotRepository {
  constructor(private readonly database: Database) {}

  account(scope: WorkspaceScope, id: string): Promise<SnapshotAccount | null> {
    return this.database.scoped(scope, async (tx) => {
      const [row] = await tx.$queryRaw<SnapshotAccount[]>`
        SELECT a.id::text, a.client_id::text AS "clientId", a.platform, a.external_id AS "externalId", a.name, a.currency,
               a.time_zone AS "timeZone", a.writable,
               to_char(coalesce(a.data_through, (SELECT max(date) FROM account_daily d WHERE d.ad_account_id = a.id)), 'YYYY-MM-DD') AS "asOf"
          FROM ad_accounts a WHERE a.id = ${id}::uuid`;
      return row ?? null;
    });
  }

  /** The tree as it stands; ads, keywords and search terms only when they cost something in the window (DECISIONS 24). */
  entities(scope: WorkspaceScope, accountId: string, from: string, to: string): Promise<EntityRow[]> {
    return this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<EntityRow[]>`
        WITH spending AS (
          SELECT level, entity_key, max(parent_key) AS parent_key, max(entity_name) AS entity_name, sum(cost_micros) AS cost, min(date) AS first
            FROM metric_daily
           WHERE ad_account_id = ${accountId}::uuid AND breakdown = '' AND level IN ('ad', 'keyword', 'search_term')
             AND date BETWEEN ${from}::date AND ${to}::date
           GROUP BY level, entity_key HAVING sum(cost_micros) > 0),
        first_day AS (
          SELECT level, entity_key, min(date) AS first FROM metric_daily
           WHERE ad_account_id = ${accountId}::uuid AND breakdown = '' AND level IN ('campaign', 'ad_group') GROUP BY level, entity_key)
        SELECT 'campaign' AS level, c.id::text, c.external_id AS "externalId", NULL AS "parentLevel", NULL AS "parentExternalId", c.name,
               c.status, CASE WHEN c.budget_owner = 'campaign' THEN c.budget_micros END AS "budgetMicros", c.budget_period AS "budgetPeriod",
               c.budget_shared_with AS "sharedWith", NULL::bigint AS "bidMicros", c.status_reasons AS "statusReasons",
               to_char(coalesce(c.start_date, f.first), 'YYYY-MM-DD') AS "createdOn", NULL AS "matchedKeyword"
          FROM campaigns c LEFT JOIN first_day f ON f.level = 'campaign' AND f.entity_key = c.external_id
         WHERE c.ad_account_id = ${accountId}::uuid
        UNION ALL
        SELECT 'ad_group', g.id::text, g.external_id, 'campaign', c.external_id, g.name, g.status,
               CASE WHEN c.budget_owner = 'ad_group' THEN g.budget_micros END, g.budget_period, 0, g.bid_micros, NULL,
               to_char(f.first, 'YYYY-MM-DD'), NULL
          FROM ad_groups g JOIN campaigns c ON c.id = g.campaign_id
          LEFT JOIN first_day f ON f.level = 'ad_group' AND f.entity_key = g.external_id
         WHERE g.ad_account_id = ${accountId}::uuid
        UNION ALL
        SELECT 'ad', a.id::text, a.external_id, 'ad_group', g.external_id, a.name, a.status, NULL, NULL, NULL, NULL, NULL,
               to_char(s.first, 'YYYY-MM-DD'), NULL
          FROM ads a JOIN ad_groups g ON g.id = a.ad_group_id
          JOIN spending s ON s.level = 'ad' AND s.entity_key = a.external_id
         WHERE a.ad_account_id = ${accountId}::uuid
        UNION ALL
        SELECT 'keyword', k.id::text, k.external_id, 'ad_group', g.external_id, k.text, k.status, NULL, NULL, NULL, k.bid_micros, NULL,
               to_char(s.first, 'YYYY-MM-DD'), NULL
          FROM keywords k JOIN ad_groups g ON g.id = k.ad_group_id
          JOIN spending s ON s.level = 'keyword' AND s.entity_key = k.external_id
         WHERE k.ad_account_id = ${accountId}::uuid AND NOT k.negative
        UNION ALL
        (SELECT 'search_term', NULL, s.entity_key, p.level, s.parent_key, s.entity_name, NULL, NULL, NULL, NULL, NULL,
                CASE WHEN n.excluded THEN ARRAY['EXCLUDED'] END, NULL, kw.text
           FROM spending s
           LEFT JOIN LATERAL (
             SELECT 'ad_group' AS level, g.campaign_id, g.id AS ad_group_id FROM ad_groups g
              WHERE g.ad_account_id = ${accountId}::uuid AND g.external_id = s.parent_key
             UNION ALL
             SELECT 'campaign', c.id, NULL FROM campaigns c
              WHERE c.ad_account_id = ${accountId}::uuid AND c.external_id = s.parent_key
             LIMIT 1) AS p ON true
           -- A term's key is parent, keyword and term, joined by the unit separator.
           LEFT JOIN keywords kw ON kw.ad_account_id = ${accountId}::uuid AND NOT kw.negative
            AND kw.external_id = split_part(s.entity_key, chr(31), 2)
           LEFT JOIN LATERAL (
             SELECT true AS excluded FROM keywords k
              WHERE k.ad_account_id = ${accountId}::uuid AND k.negative AND k.status IS DISTINCT FROM 'removed'
                AND k.campaign_id = p.campaign_id AND (k.ad_group_id IS NULL OR k.ad_group_id = p.ad_group_id)
                AND lower(k.text) = lower(s.entity_name) LIMIT 1) AS n ON true
          WHERE s.level = 'search_term' ORDER BY s.cost DESC LIMIT ${MOST_SEARCH_TERMS})`,
    );
  }

  /** Daily facts of the window, sorted by entity and day. */
  facts(scope: WorkspaceScope, accountId: string, from: string, to: string): Promise<FactRow[]> {
    return this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<FactRow[]>`
        SELECT level, entity_key AS "externalId", to_char(date, 'YYYY-MM-DD') AS date, impressions::float8, clicks::float8,
               cost_micros::float8 AS "costMicros", conversions::float8, conversion_value_micros::float8 AS "conversionValueMicros",
               reach::float8, lost_to_budget::float8 AS "lostToBudget"
          FROM metric_daily
         WHERE ad_account_id = ${accountId}::uuid AND breakdown = '' AND date BETWEEN ${from}::date AND ${to}::date
         ORDER BY level, entity_key, date`,
    );
  }

  states(scope: WorkspaceScope, accountId: string, from: string): Promise<StateRow[]> {
    return this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<StateRow[]>`
        SELECT s.level, s.external_id AS "externalId", to_char(s.valid_from AT TIME ZONE a.time_zone, 'YYYY-MM-DD') AS "from",
               s.status, s.budget_micros AS "budgetMicros"
          FROM entity_states s JOIN ad_accounts a ON a.id = s.ad_account_id
         WHERE s.ad_account_id = ${accountId}::uuid AND (s.valid_to IS NULL OR s.valid_to >= ${from}::date)
         ORDER BY s.level, s.external_id, s.valid_from`,
    );
  }
}
