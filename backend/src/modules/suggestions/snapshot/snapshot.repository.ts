import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { Chosen, Spender } from './choose.js';
import type { DayFigures } from './daily-rows.js';

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

export interface FactRow extends DayFigures {
  readonly externalId: string;
  /** Days after the first of those asked for. */
  readonly day: number;
}

/** An account-local span of days, both inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export interface StateRow {
  readonly level: string;
  readonly externalId: string;
  readonly from: string;
  readonly status: string | null;
  readonly budgetMicros: bigint | null;
}

/** Of each level, those that cost most: more would not be chosen, and an account may have had a million search terms. */
const MOST_SPENDERS = 20_000;

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

  /** What the daily rows of the window add up to, entity by entity. */
  spenders(scope: WorkspaceScope, accountId: string, { from, to }: Days): Promise<Spender[]> {
    return this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<Spender[]>`
        SELECT level, "externalId", "parentExternalId", name, cost, days, first
          FROM (SELECT level, entity_key AS "externalId", max(parent_key) AS "parentExternalId", max(entity_name) AS name,
                       coalesce(sum(cost_micros), 0)::float8 AS cost, count(*)::int AS days,
                       to_char(min(date), 'YYYY-MM-DD') AS first,
                       row_number() OVER (PARTITION BY level ORDER BY sum(cost_micros) DESC NULLS LAST, entity_key) AS place
                  FROM metric_daily
                 WHERE ad_account_id = ${accountId}::uuid AND breakdown = ''
                   AND level IN ('campaign', 'ad_group', 'ad', 'keyword', 'search_term')
                   AND date BETWEEN ${from}::date AND ${to}::date
                 GROUP BY level, entity_key) AS sums
         WHERE place <= ${MOST_SPENDERS} OR level IN ('campaign', 'ad_group')`,
    );
  }

  /** The tree as it stands; of ads, keywords and search terms those chosen (DECISIONS 24), of ad groups all not left out. */
  entities(scope: WorkspaceScope, accountId: string, { fine, leftOut }: Chosen): Promise<EntityRow[]> {
    const column = <T>(of: (spender: Spender) => T) => fine.map(of);
    return this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<EntityRow[]>`
        WITH chosen AS (
          SELECT * FROM unnest(${column((s) => s.level)}::text[], ${column((s) => s.externalId)}::text[],
                               ${column((s) => s.parentExternalId ?? '')}::text[], ${column((s) => s.name)}::text[],
                               ${column((s) => s.cost)}::float8[], ${column((s) => s.first)}::date[])
            AS u(level, entity_key, parent_key, entity_name, cost, first)),
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
         WHERE g.ad_account_id = ${accountId}::uuid AND g.external_id <> ALL (${[...leftOut]}::text[])
        UNION ALL
        SELECT 'ad', a.id::text, a.external_id, 'ad_group', g.external_id, a.name, a.status, NULL, NULL, NULL, NULL, NULL,
               to_char(s.first, 'YYYY-MM-DD'), NULL
          FROM ads a JOIN ad_groups g ON g.id = a.ad_group_id
          JOIN chosen s ON s.level = 'ad' AND s.entity_key = a.external_id
         WHERE a.ad_account_id = ${accountId}::uuid
        UNION ALL
        SELECT 'keyword', k.id::text, k.external_id, 'ad_group', g.external_id, k.text, k.status, NULL, NULL, NULL, k.bid_micros, NULL,
               to_char(s.first, 'YYYY-MM-DD'), NULL
          FROM keywords k JOIN ad_groups g ON g.id = k.ad_group_id
          JOIN chosen s ON s.level = 'keyword' AND s.entity_key = k.external_id
         WHERE k.ad_account_id = ${accountId}::uuid AND NOT k.negative
        UNION ALL
        (SELECT 'search_term', NULL, s.entity_key, p.level, s.parent_key, s.entity_name, NULL, NULL, NULL, NULL, NULL,
                CASE WHEN n.excluded THEN ARRAY['EXCLUDED'] END, NULL, kw.text
           FROM chosen s
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
          WHERE s.level = 'search_term' ORDER BY s.cost DESC, s.entity_key)`,
    );
  }

  /** Daily facts of some entities of one level, in the order of `externalIds` and by day. */
  facts(
    scope: WorkspaceScope,
    accountId: string,
    { from, to }: Days,
    level: string,
    externalIds: readonly string[],
  ): Promise<FactRow[]> {
    return this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<FactRow[]>`
        SELECT m.entity_key AS "externalId", m.date - ${from}::date AS day, m.impressions::float8, m.clicks::float8,
               m.cost_micros::float8 AS "costMicros", m.conversions::float8, m.conversion_value_micros::float8 AS "conversionValueMicros",
               m.reach::float8, m.lost_to_budget::float8 AS "lostToBudget"
          FROM unnest(${externalIds}::text[]) WITH ORDINALITY AS wanted(key, place)
          JOIN metric_daily m ON m.ad_account_id = ${accountId}::uuid AND m.level = ${level} AND m.breakdown = ''
           AND m.entity_key = wanted.key AND m.date BETWEEN ${from}::date AND ${to}::date
         ORDER BY wanted.place, m.date`,
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
