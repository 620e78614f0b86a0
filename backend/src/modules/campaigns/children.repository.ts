import type { EntityStatus, MatchType } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { AskedWindow } from '../metrics/window.js';
import { KEY_SEPARATOR } from './search-term-key.js';
import { levelSums, sums, type TotalsRow, totalsColumns, windowCte } from './totals.sql.js';

export interface AdReadRow extends TotalsRow {
  readonly id: string;
  readonly adGroupId: string;
  readonly externalId: string;
  readonly name: string;
  readonly type: string | null;
  readonly status: EntityStatus | null;
  readonly reviewStatus: string | null;
  readonly headlines: string[];
  readonly descriptions: string[];
  readonly finalUrls: string[];
  readonly sortCost: string;
}

export interface KeywordReadRow extends TotalsRow {
  readonly id: string;
  readonly adGroupId: string | null;
  readonly campaignId: string;
  readonly externalId: string;
  readonly text: string;
  readonly matchType: MatchType;
  readonly negative: boolean;
  readonly status: EntityStatus | null;
  readonly bid: string | null;
  readonly currency: string;
  readonly qualityScore: number | null;
  readonly sortCost: string;
}

export interface SearchTermReadRow extends TotalsRow {
  /** Digest of the fact's key, short enough for a cursor. */
  readonly id: string;
  readonly term: string;
  readonly keyword: string | null;
  readonly adGroupName: string | null;
  readonly sortCost: string;
}

export interface ChildFilter extends AskedWindow {
  readonly campaignId: string;
  readonly adGroupId?: string | undefined;
  readonly after: { readonly cost: string; readonly id: string } | null;
  readonly take: number;
}

/** Ads, keywords and search terms of one campaign, largest cost first, one statement each. */
@Injectable()
export class ChildrenRepository {
  constructor(private readonly database: Database) {}

  /** True when the scope sees the campaign: an empty list and a foreign id are told apart. */
  async campaignVisible(scope: WorkspaceScope, campaignId: string): Promise<boolean> {
    const found = await this.database.scoped(scope, (tx) =>
      tx.campaign.findUnique({ where: { id: campaignId }, select: { id: true } }),
    );
    return found !== null;
  }

  ads(scope: WorkspaceScope, filter: ChildFilter): Promise<AdReadRow[]> {
    const where = conditions('e', filter);
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<AdReadRow[]>`
        WITH ${windowCte(filter, throughOf(filter))}
        SELECT e.id::text, e.ad_group_id::text AS "adGroupId", e.external_id AS "externalId", e.name, e.type, e.status,
               e.review_status AS "reviewStatus", e.headlines, e.descriptions, e.final_urls AS "finalUrls",
               ${totalsColumns('t')}, coalesce(t.cost, -1)::text AS "sortCost"
          FROM ads e
         CROSS JOIN LATERAL (${levelSums('ad', Prisma.sql`e.ad_account_id`, Prisma.sql`e.external_id`)}) t
         WHERE ${where} ORDER BY coalesce(t.cost, -1) DESC, e.id LIMIT ${filter.take}`,
    );
  }

  keywords(scope: WorkspaceScope, filter: ChildFilter): Promise<KeywordReadRow[]> {
    const where = conditions('e', filter);
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<KeywordReadRow[]>`
        WITH ${windowCte(filter, throughOf(filter))}
        SELECT e.id::text, e.ad_group_id::text AS "adGroupId", e.campaign_id::text AS "campaignId",
               e.external_id AS "externalId", e.text, e.match_type AS "matchType", e.negative, e.status,
               e.bid_micros::text AS bid, a.currency, e.quality_score AS "qualityScore",
               ${totalsColumns('t')}, coalesce(t.cost, -1)::text AS "sortCost"
          FROM keywords e JOIN ad_accounts a ON a.id = e.ad_account_id
         CROSS JOIN LATERAL (${levelSums('keyword', Prisma.sql`e.ad_account_id`, Prisma.sql`e.external_id`)}) t
         WHERE ${where} ORDER BY coalesce(t.cost, -1) DESC, e.id LIMIT ${filter.take}`,
    );
  }

  /** Search terms are facts without a structure row; their key names the ad group and the keyword they came through. */
  searchTerms(scope: WorkspaceScope, filter: ChildFilter): Promise<SearchTermReadRow[]> {
    const after = filter.after
      ? Prisma.sql`WHERE coalesce(t.cost, -1) < ${filter.after.cost}::numeric
          OR (coalesce(t.cost, -1) = ${filter.after.cost}::numeric AND md5(t.entity_key) > ${filter.after.id} COLLATE "C")`
      : Prisma.empty;
    const group = filter.adGroupId ? Prisma.sql`AND g.id = ${filter.adGroupId}::uuid` : Prisma.empty;
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<SearchTermReadRow[]>`
        WITH ${windowCte(filter, throughOf(filter))}
        SELECT md5(t.entity_key) AS id, t.term, k.text AS keyword, t."adGroupName",
               ${totalsColumns('t')}, coalesce(t.cost, -1)::text AS "sortCost"
          FROM (
            SELECT c.ad_account_id, m.entity_key, min(m.entity_name) AS term, min(g.name) AS "adGroupName", ${sums}
              FROM win CROSS JOIN campaigns c
              JOIN metric_daily m ON m.ad_account_id = c.ad_account_id AND m.level = 'search_term' AND m.breakdown = ''
               AND m.date BETWEEN win.lower AND win.upper
              LEFT JOIN ad_groups g ON g.ad_account_id = c.ad_account_id AND g.external_id = m.parent_key
             WHERE c.id = ${filter.campaignId}::uuid AND (g.campaign_id = c.id OR m.parent_key = c.external_id) ${group}
             GROUP BY c.ad_account_id, m.entity_key
          ) t
          LEFT JOIN keywords k ON k.ad_account_id = t.ad_account_id
           AND k.external_id = split_part(t.entity_key, ${KEY_SEPARATOR}, 2)
         ${after}
         ORDER BY coalesce(t.cost, -1) DESC, md5(t.entity_key) COLLATE "C" LIMIT ${filter.take}`,
    );
  }
}

function throughOf(filter: ChildFilter): Prisma.Sql {
  return Prisma.sql`SELECT a.data_through FROM ad_accounts a
    JOIN campaigns c ON c.ad_account_id = a.id WHERE c.id = ${filter.campaignId}::uuid`;
}

function conditions(alias: string, filter: ChildFilter): Prisma.Sql {
  const e = Prisma.raw(alias);
  return Prisma.join(
    [
      Prisma.sql`${e}.campaign_id = ${filter.campaignId}::uuid`,
      Prisma.sql`(${e}.status IS DISTINCT FROM 'removed' OR t.n > 0)`,
      ...(filter.adGroupId ? [Prisma.sql`${e}.ad_group_id = ${filter.adGroupId}::uuid`] : []),
      ...(filter.after
        ? [
            Prisma.sql`(coalesce(t.cost, -1) < ${filter.after.cost}::numeric
              OR (coalesce(t.cost, -1) = ${filter.after.cost}::numeric AND ${e}.id > ${filter.after.id}::uuid))`,
          ]
        : []),
    ],
    ' AND ',
  );
}
