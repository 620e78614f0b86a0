import type { Level } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

/** A stored fact as lists show it; counts as doubles (exact to 2^53), money as text. */
export interface FactRow {
  readonly date: string;
  readonly adAccountId: string;
  readonly level: Level;
  readonly entityKey: string;
  readonly entityName: string;
  readonly breakdown: string;
  readonly currency: string;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly costMicros: string | null;
  readonly conversions: number | null;
  readonly conversionValueMicros: string | null;
  readonly leads: number | null;
  readonly reach: number | null;
  readonly frequency: number | null;
  readonly source: 'api' | 'file';
  readonly seenAt: Date;
  readonly revisions: number;
  /** Digest of breakdown and entity key: short and without surprises in a cursor. */
  readonly sortKey: string;
}

export type PeriodRow = Omit<FactRow, 'date' | 'revisions'> & {
  readonly periodStart: string;
  readonly periodEnd: string;
};

export interface DailyFilter {
  readonly adAccountId: string;
  readonly level: Level;
  readonly campaignId?: string | undefined;
  readonly entityKey?: string | undefined;
  readonly breakdown: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after: { readonly date: string; readonly key: string } | null;
  readonly take: number;
}

export interface PeriodFilter {
  readonly adAccountId: string;
  readonly level?: Level | undefined;
  readonly after: { readonly start: string; readonly key: string } | null;
  readonly take: number;
}

const fields = Prisma.sql`
  m.ad_account_id::text AS "adAccountId", m.level, m.entity_key AS "entityKey", m.entity_name AS "entityName",
  m.breakdown, a.currency, m.impressions::float8, m.clicks::float8, m.cost_micros::text AS "costMicros",
  m.conversions::float8, m.conversion_value_micros::text AS "conversionValueMicros", m.leads::float8, m.reach::float8,
  m.frequency::float8, m.source, m.seen_at AS "seenAt"`;

const sortKey = Prisma.sql`md5(concat_ws(E'\n', m.level, m.breakdown, m.entity_key)) COLLATE "C"`;

/** Reads of stored facts. */
@Injectable()
export class MetricsRepository {
  constructor(private readonly database: Database) {}

  async accountVisible(scope: WorkspaceScope, adAccountId: string): Promise<boolean> {
    const found = await this.database.scoped(scope, (tx) =>
      tx.adAccount.findUnique({ where: { id: adAccountId }, select: { id: true } }),
    );
    return found !== null;
  }

  /** Oldest day first. At account level the account's one total a day, wherever it was taken from. */
  daily(scope: WorkspaceScope, filter: DailyFilter): Promise<FactRow[]> {
    const range = [
      ...(filter.from ? [Prisma.sql`m.date >= ${filter.from}::date`] : []),
      ...(filter.to ? [Prisma.sql`m.date <= ${filter.to}::date`] : []),
    ];
    return this.database.scoped(scope, (tx) =>
      filter.level === 'account' && filter.breakdown === '' && filter.campaignId === undefined
        ? tx.$queryRaw<FactRow[]>(totalsQuery(filter, range))
        : tx.$queryRaw<FactRow[]>(factsQuery(filter, range)),
    );
  }

  /** Latest period first. */
  periods(scope: WorkspaceScope, filter: PeriodFilter): Promise<PeriodRow[]> {
    const where = [
      Prisma.sql`m.ad_account_id = ${filter.adAccountId}::uuid`,
      ...(filter.level ? [Prisma.sql`m.level = ${filter.level}`] : []),
      ...(filter.after
        ? [
            Prisma.sql`(m.period_start < ${filter.after.start}::date
              OR (m.period_start = ${filter.after.start}::date AND ${periodKey} > ${filter.after.key}))`,
          ]
        : []),
    ];
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<PeriodRow[]>`
        SELECT m.period_start::text AS "periodStart", m.period_end::text AS "periodEnd", ${fields}, ${periodKey} AS "sortKey"
          FROM metric_period m JOIN ad_accounts a ON a.id = m.ad_account_id
         WHERE ${Prisma.join(where, ' AND ')}
         ORDER BY m.period_start DESC, ${periodKey} LIMIT ${filter.take}`,
    );
  }
}

const periodKey = Prisma.sql`md5(concat_ws(E'\n', m.period_end, m.level, m.breakdown, m.entity_key)) COLLATE "C"`;

function factsQuery(filter: DailyFilter, range: readonly Prisma.Sql[]): Prisma.Sql {
  const campaign = filter.campaignId
    ? [
        Prisma.sql`EXISTS (SELECT FROM campaigns c WHERE c.id = ${filter.campaignId}::uuid AND c.ad_account_id = m.ad_account_id
          AND CASE m.level WHEN 'campaign' THEN m.entity_key = c.external_id
            WHEN 'ad_group' THEN EXISTS (SELECT FROM ad_groups e WHERE e.campaign_id = c.id AND e.external_id = m.entity_key)
            WHEN 'ad' THEN EXISTS (SELECT FROM ads e WHERE e.campaign_id = c.id AND e.external_id = m.entity_key)
            WHEN 'keyword' THEN EXISTS (SELECT FROM keywords e WHERE e.campaign_id = c.id AND e.external_id = m.entity_key)
            WHEN 'search_term' THEN m.parent_key = c.external_id
              OR EXISTS (SELECT FROM ad_groups e WHERE e.campaign_id = c.id AND e.external_id = m.parent_key)
            ELSE false END)`,
      ]
    : [];
  const where = [
    Prisma.sql`m.ad_account_id = ${filter.adAccountId}::uuid`,
    Prisma.sql`m.level = ${filter.level}`,
    Prisma.sql`m.breakdown = ${filter.breakdown}`,
    ...(filter.entityKey === undefined ? [] : [Prisma.sql`m.entity_key = ${filter.entityKey}`]),
    ...campaign,
    ...range,
    ...(filter.after
      ? [
          Prisma.sql`(m.date > ${filter.after.date}::date
            OR (m.date = ${filter.after.date}::date AND ${sortKey} > ${filter.after.key}))`,
        ]
      : []),
  ];
  return Prisma.sql`
    SELECT m.date::text, ${fields}, m.revisions, ${sortKey} AS "sortKey"
      FROM metric_daily m JOIN ad_accounts a ON a.id = m.ad_account_id
     WHERE ${Prisma.join(where, ' AND ')}
     ORDER BY m.date, ${sortKey} LIMIT ${filter.take}`;
}

/** The account's totals, with reach and the time seen where the account's own row of that source stands behind them. */
function totalsQuery(filter: DailyFilter, range: readonly Prisma.Sql[]): Prisma.Sql {
  const where = [
    Prisma.sql`m.ad_account_id = ${filter.adAccountId}::uuid`,
    ...(filter.entityKey === undefined ? [] : [Prisma.sql`${filter.entityKey} IN (a.external_id, '')`]),
    ...range,
    ...(filter.after ? [Prisma.sql`m.date > ${filter.after.date}::date`] : []),
  ];
  return Prisma.sql`
    SELECT m.date::text, m.ad_account_id::text AS "adAccountId", 'account' AS level, a.external_id AS "entityKey",
           a.name AS "entityName", '' AS breakdown, a.currency, m.impressions::float8, m.clicks::float8,
           m.cost_micros::text AS "costMicros", m.conversions::float8,
           m.conversion_value_micros::text AS "conversionValueMicros", d.leads::float8, d.reach::float8,
           d.frequency::float8, m.from_source AS source, coalesce(d.seen_at, a.last_synced_at, a.created_at) AS "seenAt",
           coalesce(d.revisions, 0) AS revisions, '' AS "sortKey"
      FROM account_daily m JOIN ad_accounts a ON a.id = m.ad_account_id
      LEFT JOIN LATERAL (
        SELECT d.* FROM metric_daily d
         WHERE m.from_level = 'account' AND d.ad_account_id = m.ad_account_id AND d.level = 'account'
           AND d.breakdown = '' AND d.date = m.date AND d.source = m.from_source LIMIT 1
      ) d ON true
     WHERE ${Prisma.join(where, ' AND ')}
     ORDER BY m.date LIMIT ${filter.take}`;
}
