import type { MetricTotals } from '@adwright/contracts';
import { Prisma } from '../../database/database.js';
import { DEFAULT_WINDOW_DAYS } from '../metrics/window.js';

/** Sums as the statements below give them; counts as doubles (exact to 2^53), money as text. */
export interface TotalsRow {
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly cost: string | null;
  readonly conversions: number | null;
  readonly value: string | null;
}

export function toTotals(row: TotalsRow): MetricTotals {
  return {
    impressions: row.impressions,
    clicks: row.clicks,
    costMicros: row.cost,
    conversions: row.conversions,
    conversionValueMicros: row.value,
  };
}

export const sums = Prisma.sql`count(*) AS n, sum(m.impressions) AS impressions, sum(m.clicks) AS clicks,
  sum(m.cost_micros) AS cost, sum(m.conversions) AS conversions, sum(m.conversion_value_micros) AS value`;

/** Columns of a `TotalsRow` from a sub-query with `sums`. */
export function totalsColumns(alias: string): Prisma.Sql {
  const t = Prisma.raw(alias);
  return Prisma.sql`${t}.impressions::float8 AS impressions, ${t}.clicks::float8 AS clicks, ${t}.cost::text AS cost,
    ${t}.conversions::float8 AS conversions, ${t}.value::text AS value`;
}

/**
 * The window every statement names `win`: what was asked, else the last 30 complete days of the accounts concerned
 * (`dataThrough` is a query for the last complete day among them).
 */
export function windowCte(
  asked: { from?: string | undefined; to?: string | undefined },
  dataThrough: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`bounds AS (
    SELECT coalesce(${asked.to ?? null}::date, (${dataThrough}), ${asked.from ?? null}::date + ${DEFAULT_WINDOW_DAYS - 1}::int, current_date - 1) AS upper
  ), win AS (
    SELECT least(coalesce(${asked.from ?? null}::date, b.upper - ${DEFAULT_WINDOW_DAYS - 1}::int), b.upper) AS lower, b.upper FROM bounds b
  )`;
}

/** Whole figures of one level within the window. `account` and `keys` are SQL over the outer row. */
export function levelSums(
  level: string,
  account: Prisma.Sql,
  keys: Prisma.Sql,
  only?: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`SELECT ${sums} FROM metric_daily m, win
     WHERE m.ad_account_id = ${account} AND m.level = ${level} AND m.breakdown = '' AND m.entity_key IN (${keys})
       AND m.date BETWEEN win.lower AND win.upper ${only ? Prisma.sql`AND ${only}` : Prisma.empty}`;
}

/**
 * Lateral joins that give campaign `c` its totals as `t`: from the campaign's own rows, else from the coarsest level
 * below it that has any. An export often has ads only, or a breakdown only: then one breakdown of one level. Two levels
 * or two breakdowns are never added. The account is `a`.
 */
export const campaignTotals = Prisma.sql`
  CROSS JOIN LATERAL (${levelSums('campaign', Prisma.sql`c.ad_account_id`, Prisma.sql`c.external_id`)}) t1
  CROSS JOIN LATERAL (${levelSums(
    'ad_group',
    Prisma.sql`c.ad_account_id`,
    Prisma.sql`SELECT g.external_id FROM ad_groups g WHERE g.campaign_id = c.id`,
    Prisma.sql`t1.n = 0`,
  )}) t2
  CROSS JOIN LATERAL (${levelSums(
    'ad',
    Prisma.sql`c.ad_account_id`,
    Prisma.sql`SELECT a.external_id FROM ads a WHERE a.campaign_id = c.id`,
    Prisma.sql`t1.n + t2.n = 0`,
  )}) t3
  CROSS JOIN LATERAL (${levelSums(
    'keyword',
    Prisma.sql`c.ad_account_id`,
    Prisma.sql`SELECT k.external_id FROM keywords k WHERE k.campaign_id = c.id`,
    Prisma.sql`t1.n + t2.n + t3.n = 0`,
  )}) t4
  LEFT JOIN LATERAL (
    SELECT ${sums}, m.level, regexp_replace(m.breakdown, '=[^,]*', '', 'g') AS family FROM metric_daily m, win
     WHERE a.platform = 'files' AND t1.n + t2.n + t3.n + t4.n = 0 AND m.ad_account_id = c.ad_account_id
       AND m.breakdown <> '' AND m.date BETWEEN win.lower AND win.upper
       AND (m.level, m.entity_key) IN (
         SELECT 'campaign', c.external_id
          UNION ALL SELECT 'ad_group', g.external_id FROM ad_groups g WHERE g.campaign_id = c.id
          UNION ALL SELECT 'ad', e.external_id FROM ads e WHERE e.campaign_id = c.id)
     GROUP BY m.level, family
     ORDER BY array_position(ARRAY['campaign', 'ad_group', 'ad'], m.level), family LIMIT 1
  ) t5 ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(t1.impressions, t2.impressions, t3.impressions, t4.impressions, t5.impressions) AS impressions,
           coalesce(t1.clicks, t2.clicks, t3.clicks, t4.clicks, t5.clicks) AS clicks,
           coalesce(t1.cost, t2.cost, t3.cost, t4.cost, t5.cost) AS cost,
           coalesce(t1.conversions, t2.conversions, t3.conversions, t4.conversions, t5.conversions) AS conversions,
           coalesce(t1.value, t2.value, t3.value, t4.value, t5.value) AS value
  ) t`;

/** The same for ad group `g`: its own rows, else its ads', else its keywords'. */
export const adGroupTotals = Prisma.sql`
  CROSS JOIN LATERAL (${levelSums('ad_group', Prisma.sql`g.ad_account_id`, Prisma.sql`g.external_id`)}) t1
  CROSS JOIN LATERAL (${levelSums(
    'ad',
    Prisma.sql`g.ad_account_id`,
    Prisma.sql`SELECT a.external_id FROM ads a WHERE a.ad_group_id = g.id`,
    Prisma.sql`t1.n = 0`,
  )}) t2
  CROSS JOIN LATERAL (
    SELECT coalesce(t1.impressions, t2.impressions) AS impressions, coalesce(t1.clicks, t2.clicks) AS clicks,
           coalesce(t1.cost, t2.cost) AS cost, coalesce(t1.conversions, t2.conversions) AS conversions,
           coalesce(t1.value, t2.value) AS value
  ) t`;
