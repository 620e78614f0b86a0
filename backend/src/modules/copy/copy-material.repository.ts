import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { AdCounts } from './ad-standing.js';

/** Where ads and searches are read: one campaign, one of its ad groups, or whole accounts. */
export interface MaterialPlace {
  readonly adAccountId: string;
  readonly campaignId: string | null;
  readonly adGroupId: string | null;
}

export interface AdMaterial extends AdCounts {
  readonly id: string;
  readonly name: string;
  readonly headlines: string[];
  readonly descriptions: string[];
}

export interface TermMaterial extends AdCounts {
  readonly text: string;
}

export interface Material {
  readonly ads: readonly AdMaterial[];
  readonly terms: readonly TermMaterial[];
  readonly keywords: readonly { readonly text: string }[];
  /** Account-local days of the figures. */
  readonly window: { readonly from: string; readonly to: string };
}

/** Days that figures are summed over: long enough to tell ads apart, short enough that they still run like this. */
const WINDOW_DAYS = 90;
const MOST_ADS = 60;
const MOST_TERMS = 20;
const MOST_KEYWORDS = 20;
/** A search that was clicked less often is somebody's whim. */
const FEWEST_CLICKS = 3;

const counts = Prisma.sql`sum(m.impressions)::float8 AS impressions, sum(m.clicks)::float8 AS clicks,
  sum(m.conversions)::float8 AS conversions`;

/** Ads with their texts and figures, searches that brought clicks, and keywords, one statement each. */
@Injectable()
export class CopyMaterialRepository {
  constructor(private readonly database: Database) {}

  /** Null when the scope does not see the place. */
  campaign(scope: WorkspaceScope, id: string) {
    return this.database.scoped(scope, (tx) =>
      tx.campaign.findUnique({
        where: { id },
        select: {
          id: true,
          name: true,
          clientId: true,
          adAccountId: true,
          adAccount: { select: { platform: true } },
          adGroups: { select: { id: true, name: true } },
        },
      }),
    );
  }

  material(scope: WorkspaceScope, place: MaterialPlace): Promise<Material> {
    return this.database.scoped(scope, async (tx) => {
      const [window = { from: '', to: '' }] = await tx.$queryRaw<{ from: string; to: string }[]>`
        SELECT (coalesce(data_through, current_date - 1) - ${WINDOW_DAYS - 1}::int)::text AS "from",
               coalesce(data_through, current_date - 1)::text AS "to"
          FROM ad_accounts WHERE id = ${place.adAccountId}::uuid`;
      const days = Prisma.sql`m.date BETWEEN ${window.from}::date AND ${window.to}::date`;
      const ads = await tx.$queryRaw<AdMaterial[]>`
        SELECT e.id::text, e.name, e.headlines, e.descriptions, ${counts}
          FROM ads e
          LEFT JOIN metric_daily m ON m.ad_account_id = e.ad_account_id AND m.level = 'ad' AND m.breakdown = ''
           AND m.entity_key = e.external_id AND ${days}
         WHERE ${within('e', place)} AND cardinality(e.headlines) + cardinality(e.descriptions) > 0
         GROUP BY e.id ORDER BY sum(m.impressions) DESC NULLS LAST, e.id LIMIT ${MOST_ADS}`;
      const keywords = await tx.$queryRaw<{ text: string }[]>`
        SELECT e.text FROM keywords e
         WHERE ${within('e', place)} AND NOT e.negative AND e.status IS DISTINCT FROM 'removed'
         GROUP BY e.text ORDER BY e.text LIMIT ${MOST_KEYWORDS}`;
      return { ads, keywords, terms: await terms(tx, place, days), window };
    });
  }
}

function terms(
  tx: Prisma.TransactionClient,
  place: MaterialPlace,
  days: Prisma.Sql,
): Promise<TermMaterial[]> {
  const group = place.adGroupId ? Prisma.sql`AND g.id = ${place.adGroupId}::uuid` : Prisma.empty;
  const of = place.campaignId
    ? Prisma.sql`AND (m.parent_key IN (SELECT g.external_id FROM ad_groups g WHERE g.campaign_id = ${place.campaignId}::uuid ${group})
        ${place.adGroupId ? Prisma.empty : Prisma.sql`OR m.parent_key = (SELECT c.external_id FROM campaigns c WHERE c.id = ${place.campaignId}::uuid)`})`
    : Prisma.empty;
  return tx.$queryRaw<TermMaterial[]>`
    SELECT min(m.entity_name) AS text, ${counts} FROM metric_daily m
     WHERE m.ad_account_id = ${place.adAccountId}::uuid AND m.level = 'search_term' AND m.breakdown = '' AND ${days} ${of}
     GROUP BY lower(m.entity_name) HAVING sum(m.clicks) >= ${FEWEST_CLICKS}
     ORDER BY sum(m.conversions) DESC NULLS LAST, sum(m.clicks) DESC, lower(min(m.entity_name)) LIMIT ${MOST_TERMS}`;
}

function within(alias: string, { adAccountId, campaignId, adGroupId }: MaterialPlace): Prisma.Sql {
  const e = Prisma.raw(alias);
  return Prisma.join(
    [
      Prisma.sql`${e}.ad_account_id = ${adAccountId}::uuid`,
      ...(campaignId === null ? [] : [Prisma.sql`${e}.campaign_id = ${campaignId}::uuid`]),
      ...(adGroupId === null ? [] : [Prisma.sql`${e}.ad_group_id = ${adGroupId}::uuid`]),
    ],
    ' AND ',
  );
}
