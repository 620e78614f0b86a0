import type { Platform } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

/** Days of the small series that Today shows for each account. */
export const SERIES_DAYS = 30;

export interface TodayAccountRow {
  readonly adAccountId: string;
  readonly name: string;
  readonly platform: Platform;
  readonly currency: string;
  readonly timeZone: string;
  readonly dataThrough: string | null;
  readonly lastSyncedAt: Date | null;
  readonly today: string | null;
  readonly last7: string;
  readonly previous7: string;
  readonly conversions7: number | null;
  readonly conversionsPrevious7: number | null;
  /** Budget per day of what runs, micros. */
  readonly dailyBudget: string;
  readonly series: readonly { date: string; costMicros: string | null; conversions: number | null }[];
}

export interface TodayCounts {
  readonly openSuggestions: number;
  readonly openAlerts: number;
  readonly writesStopped: boolean;
}

export interface TodayFilter {
  readonly clientId?: string | undefined;
  readonly adAccountIds?: readonly string[] | undefined;
}

/** What Today is made of: one statement for the accounts, one for what waits. */
@Injectable()
export class TodayRepository {
  constructor(private readonly database: Database) {}

  /**
   * Each account with its figures around its own last complete day (`data_through`). Budgets per day: campaigns that
   * run, a shared budget once, and ad groups that run and own theirs.
   */
  read(
    scope: WorkspaceScope,
    filter: TodayFilter,
  ): Promise<{ accounts: TodayAccountRow[]; counts: TodayCounts }> {
    const accounts = Prisma.sql`true
      ${filter.clientId ? Prisma.sql`AND a.client_id = ${filter.clientId}::uuid` : Prisma.empty}
      ${filter.adAccountIds ? Prisma.sql`AND a.id = ANY (${[...filter.adAccountIds]}::uuid[])` : Prisma.empty}`;
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.$queryRaw<TodayAccountRow[]>`
        SELECT a.id::text AS "adAccountId", a.name, a.platform, a.currency, a.time_zone AS "timeZone",
               a.data_through::text AS "dataThrough", a.last_synced_at AS "lastSyncedAt",
               f.today::text, coalesce(f.last7, 0)::text AS last7, coalesce(f.previous7, 0)::text AS previous7,
               f.conversions7::float8, f."conversionsPrevious7"::float8, coalesce(f.series, '[]') AS series,
               (coalesce(c.budget, 0) + coalesce(g.budget, 0))::text AS "dailyBudget"
          FROM ad_accounts a
          LEFT JOIN LATERAL (
            SELECT sum(d.cost_micros) FILTER (WHERE d.date = a.data_through + 1) AS today,
                   sum(d.cost_micros) FILTER (WHERE d.date BETWEEN a.data_through - 6 AND a.data_through) AS last7,
                   sum(d.cost_micros) FILTER (WHERE d.date BETWEEN a.data_through - 13 AND a.data_through - 7) AS previous7,
                   sum(d.conversions) FILTER (WHERE d.date BETWEEN a.data_through - 6 AND a.data_through) AS conversions7,
                   sum(d.conversions) FILTER (WHERE d.date BETWEEN a.data_through - 13 AND a.data_through - 7)
                     AS "conversionsPrevious7",
                   jsonb_agg(jsonb_build_object('date', d.date, 'costMicros', d.cost_micros::text,
                                                'conversions', d.conversions::float8) ORDER BY d.date) AS series
              FROM account_daily d
             WHERE d.ad_account_id = a.id
               AND d.date BETWEEN a.data_through - ${SERIES_DAYS - 1}::int AND a.data_through + 1
          ) f ON true
          LEFT JOIN LATERAL (
            SELECT sum(x.budget_micros) AS budget FROM (
              SELECT DISTINCT ON (coalesce(c.budget_external_id, c.external_id)) c.budget_micros FROM campaigns c
               WHERE c.ad_account_id = a.id AND c.status = 'enabled' AND c.budget_period = 'daily'
            ) x
          ) c ON true
          LEFT JOIN LATERAL (
            SELECT sum(g.budget_micros) AS budget FROM ad_groups g JOIN campaigns c ON c.id = g.campaign_id
             WHERE g.ad_account_id = a.id AND g.status = 'enabled' AND g.budget_period = 'daily'
               AND c.status = 'enabled' AND c.budget_micros IS NULL
          ) g ON true
         WHERE ${accounts}
         ORDER BY a.created_at, a.id`;
      const [counts] = await tx.$queryRaw<TodayCounts[]>`
        SELECT (SELECT count(*)::int FROM suggestions s JOIN ad_accounts a ON a.id = s.ad_account_id
                 WHERE s.status = 'open' AND ${accounts}) AS "openSuggestions",
               (SELECT count(*)::int FROM alerts s JOIN ad_accounts a ON a.id = s.ad_account_id
                 WHERE s.state = 'open' AND ${accounts}) AS "openAlerts",
               coalesce((SELECT g.writes_stopped FROM guardrails g), false) AS "writesStopped"`;
      if (!counts) throw new Error('counts are always answered');
      return { accounts: rows, counts };
    });
  }
}
