import type { DayWindow, Level } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { Sums } from './figures.js';

/** Spans of days that sums can be told by; a week begins on Monday. */
export type Span = 'day' | 'week' | 'month';

export interface SumsRow extends Sums {
  readonly accountId: string;
  /** The platform's id of the entity, the day, or the account's id. */
  readonly key: string;
  readonly name: string;
  readonly entityId: string | null;
}

interface RawRow {
  accountId: string;
  key: string;
  name: string;
  entityId: string | null;
  impressions: number | null;
  clicks: number | null;
  cost: string | null;
  conversions: number | null;
  value: string | null;
}

const sums = Prisma.sql`sum(m.impressions)::float8 AS impressions, sum(m.clicks)::float8 AS clicks,
  sum(m.cost_micros)::text AS cost, sum(m.conversions)::float8 AS conversions,
  sum(m.conversion_value_micros)::text AS value`;

/** The first day of each span. */
const firstDays: Record<Span, Prisma.Sql> = {
  day: Prisma.sql`m.date::text`,
  week: Prisma.sql`date_trunc('week', m.date::timestamp)::date::text`,
  month: Prisma.sql`date_trunc('month', m.date::timestamp)::date::text`,
};

/** Sums of stored facts over a window: one statement a call, inside the caller's scope. */
@Injectable()
export class ToolFactsRepository {
  constructor(private readonly database: Database) {}

  /** Each account's totals of its days, from the one total a day that stands for it. */
  async accountSums(
    scope: WorkspaceScope,
    accountIds: readonly string[],
    window: DayWindow,
    by: Span | null,
  ): Promise<SumsRow[]> {
    const key = by ? firstDays[by] : Prisma.sql`m.ad_account_id::text`;
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<RawRow[]>`
        SELECT m.ad_account_id::text AS "accountId", ${key} AS key, ${key} AS name, NULL AS "entityId", ${sums}
          FROM account_daily m
         WHERE m.ad_account_id = ANY (${[...accountIds]}::uuid[])
           AND m.date BETWEEN ${window.from}::date AND ${window.to}::date
         GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 5000`,
    );
    return rows.map(toSums);
  }

  /** Sums of one level's entities, largest cost first; with `campaignId` only what is below that campaign. */
  async levelSums(
    scope: WorkspaceScope,
    accountIds: readonly string[],
    window: DayWindow,
    level: Exclude<Level, 'account'>,
    campaignId: string | undefined,
    by: Span | null = null,
  ): Promise<SumsRow[]> {
    const key = by ? firstDays[by] : Prisma.sql`m.entity_key`;
    const name = by ? key : Prisma.sql`(array_agg(m.entity_name ORDER BY m.date DESC))[1]`;
    const below = campaignId ? Prisma.sql`AND ${belowCampaign(campaignId)}` : Prisma.empty;
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<RawRow[]>`
        SELECT r.*, c.id::text AS "entityId" FROM (
          SELECT m.ad_account_id::text AS "accountId", ${key} AS key, ${name} AS name, ${sums}
            FROM metric_daily m
           WHERE m.ad_account_id = ANY (${[...accountIds]}::uuid[]) AND m.level = ${level} AND m.breakdown = ''
             AND m.date BETWEEN ${window.from}::date AND ${window.to}::date ${below}
           GROUP BY 1, 2 ORDER BY sum(m.cost_micros) DESC NULLS LAST, 2 LIMIT 5000
        ) r LEFT JOIN campaigns c
            ON ${level} = 'campaign' AND c.ad_account_id::text = r."accountId" AND c.external_id = r.key
         ORDER BY r.cost::numeric DESC NULLS LAST, r.key`,
    );
    return rows.map(toSums);
  }

  /** The coarsest level below the account that has figures: a file often holds ads only, and levels are never added. */
  async partsLevel(
    scope: WorkspaceScope,
    accountId: string,
    window: DayWindow,
  ): Promise<'campaign' | 'ad_group' | 'ad' | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<{ level: 'campaign' | 'ad_group' | 'ad' }[]>`
        SELECT l.level FROM unnest(ARRAY['campaign', 'ad_group', 'ad']) WITH ORDINALITY AS l(level, place)
         WHERE EXISTS (SELECT FROM metric_daily m WHERE m.ad_account_id = ${accountId}::uuid AND m.level = l.level
                          AND m.breakdown = '' AND m.date BETWEEN ${window.from}::date AND ${window.to}::date)
         ORDER BY l.place LIMIT 1`,
    );
    return rows[0]?.level ?? null;
  }
}

function belowCampaign(campaignId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM campaigns c WHERE c.id = ${campaignId}::uuid AND c.ad_account_id = m.ad_account_id
    AND CASE m.level WHEN 'campaign' THEN m.entity_key = c.external_id
      WHEN 'ad_group' THEN EXISTS (SELECT FROM ad_groups e WHERE e.campaign_id = c.id AND e.external_id = m.entity_key)
      WHEN 'ad' THEN EXISTS (SELECT FROM ads e WHERE e.campaign_id = c.id AND e.external_id = m.entity_key)
      WHEN 'keyword' THEN EXISTS (SELECT FROM keywords e WHERE e.campaign_id = c.id AND e.external_id = m.entity_key)
      WHEN 'search_term' THEN m.parent_key = c.external_id
        OR EXISTS (SELECT FROM ad_groups e WHERE e.campaign_id = c.id AND e.external_id = m.parent_key)
        OR EXISTS (SELECT FROM keywords e WHERE e.campaign_id = c.id AND e.external_id = m.parent_key)
      ELSE false END)`;
}

function toSums(row: RawRow): SumsRow {
  return {
    ...row,
    cost: row.cost === null ? null : BigInt(row.cost),
    value: row.value === null ? null : BigInt(row.value),
  };
}
