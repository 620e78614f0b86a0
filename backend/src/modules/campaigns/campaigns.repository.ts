import type { EntityStatus } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { AskedWindow } from '../metrics/window.js';
import { adGroupTotals, campaignTotals, type TotalsRow, totalsColumns, windowCte } from './totals.sql.js';

/** One campaign with its totals over the window that the row names. */
export interface CampaignReadRow extends TotalsRow {
  readonly id: string;
  readonly adAccountId: string;
  readonly adAccountName: string;
  readonly clientId: string;
  readonly platform: 'meta' | 'google' | 'files';
  readonly externalId: string;
  readonly name: string;
  readonly status: EntityStatus | null;
  readonly channel: string | null;
  readonly statusReasons: string[];
  readonly budget: string | null;
  readonly budgetPeriod: 'daily' | 'lifetime' | null;
  readonly budgetOwner: 'campaign' | 'ad_group';
  readonly sharedWith: number;
  readonly currency: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly openSuggestions: number;
  readonly syncedAt: Date | null;
  readonly sortCost: string;
}

export interface WindowRow {
  readonly from: string;
  readonly to: string;
}

export interface AdGroupReadRow extends TotalsRow {
  readonly id: string;
  readonly campaignId: string;
  readonly externalId: string;
  readonly name: string;
  readonly status: EntityStatus | null;
  readonly bid: string | null;
  readonly budget: string | null;
}

export interface CampaignFilter extends AskedWindow {
  readonly adAccountId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly status?: EntityStatus | undefined;
  readonly search?: string | undefined;
  readonly after: { readonly cost: string; readonly id: string } | null;
  readonly take: number;
}

const columns = Prisma.sql`
  c.id::text, c.ad_account_id::text AS "adAccountId", a.name AS "adAccountName", c.client_id::text AS "clientId",
  a.platform, c.external_id AS "externalId", c.name, c.status, c.channel, c.status_reasons AS "statusReasons",
  coalesce(c.budget_micros, b.budget)::text AS budget, coalesce(c.budget_period, b.period) AS "budgetPeriod",
  CASE WHEN c.budget_micros IS NULL AND b.budget IS NOT NULL THEN 'ad_group' ELSE 'campaign' END AS "budgetOwner",
  c.budget_shared_with AS "sharedWith", a.currency, c.start_date::text AS "startDate", c.end_date::text AS "endDate",
  c.synced_at AS "syncedAt", ${totalsColumns('t')}, coalesce(t.cost, -1)::text AS "sortCost",
  (SELECT count(*)::int FROM suggestions s WHERE s.campaign_id = c.id AND s.status = 'open') AS "openSuggestions"`;

// Budgets of several ad groups can be added only when they are for the same period.
const adGroupBudget = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT sum(g.budget_micros) AS budget, min(g.budget_period) AS period FROM ad_groups g
     WHERE g.campaign_id = c.id AND g.status = 'enabled' AND g.budget_micros IS NOT NULL
    HAVING count(DISTINCT g.budget_period) = 1
  ) b ON c.budget_micros IS NULL`;

/** Reads of campaigns and their ad groups: one statement a screen. */
@Injectable()
export class CampaignsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Largest cost first. A removed campaign is shown when it is asked for or had figures in the window.
   * @returns the rows and the window, which is there even when no campaign is.
   */
  async page(
    scope: WorkspaceScope,
    filter: CampaignFilter,
  ): Promise<{ window: WindowRow; rows: CampaignReadRow[] }> {
    const accounts = Prisma.sql`SELECT max(a.data_through) FROM ad_accounts a WHERE true
      ${filter.adAccountId ? Prisma.sql`AND a.id = ${filter.adAccountId}::uuid` : Prisma.empty}
      ${filter.clientId ? Prisma.sql`AND a.client_id = ${filter.clientId}::uuid` : Prisma.empty}`;
    const wanted = [
      filter.adAccountId ? Prisma.sql`c.ad_account_id = ${filter.adAccountId}::uuid` : null,
      filter.clientId ? Prisma.sql`c.client_id = ${filter.clientId}::uuid` : null,
      filter.status
        ? Prisma.sql`c.status = ${filter.status}`
        : Prisma.sql`(c.status IS DISTINCT FROM 'removed' OR t.cost IS NOT NULL OR t.impressions IS NOT NULL)`,
      filter.search ? Prisma.sql`strpos(lower(c.name), lower(${filter.search})) > 0` : null,
      filter.after
        ? Prisma.sql`(coalesce(t.cost, -1) < ${filter.after.cost}::numeric
            OR (coalesce(t.cost, -1) = ${filter.after.cost}::numeric AND c.id > ${filter.after.id}::uuid))`
        : null,
    ].filter((condition) => condition !== null);
    const found = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<MaybeCampaign[]>`
        WITH ${windowCte(filter, accounts)}
        SELECT win.lower::text AS "from", win.upper::text AS "to", r.*
          FROM win LEFT JOIN LATERAL (
            SELECT ${columns}
              FROM campaigns c JOIN ad_accounts a ON a.id = c.ad_account_id ${campaignTotals} ${adGroupBudget}
             WHERE ${Prisma.join(wanted, ' AND ')}
             ORDER BY coalesce(t.cost, -1) DESC, c.id LIMIT ${filter.take}
          ) r ON true
         ORDER BY r."sortCost"::numeric DESC, r.id::uuid`,
    );
    const [first] = found;
    if (!first) throw new Error('the window is always answered');
    return { window: { from: first.from, to: first.to }, rows: found.filter(isCampaign) };
  }

  /** One campaign, its ad groups (largest cost first) and the window; null when the scope does not see it. */
  async find(
    scope: WorkspaceScope,
    id: string,
    asked: AskedWindow,
  ): Promise<{ window: WindowRow; campaign: CampaignReadRow; adGroups: AdGroupReadRow[] } | null> {
    const through = Prisma.sql`SELECT a.data_through FROM ad_accounts a
      JOIN campaigns c ON c.ad_account_id = a.id WHERE c.id = ${id}::uuid`;
    return this.database.scoped(scope, async (tx) => {
      const [campaign] = await tx.$queryRaw<(CampaignReadRow & WindowRow)[]>`
        WITH ${windowCte(asked, through)}
        SELECT win.lower::text AS "from", win.upper::text AS "to", ${columns}
          FROM win CROSS JOIN campaigns c JOIN ad_accounts a ON a.id = c.ad_account_id ${campaignTotals} ${adGroupBudget}
         WHERE c.id = ${id}::uuid`;
      if (!campaign) return null;
      const adGroups = await tx.$queryRaw<AdGroupReadRow[]>`
        WITH ${windowCte(campaign, through)}
        SELECT g.id::text, g.campaign_id::text AS "campaignId", g.external_id AS "externalId", g.name, g.status,
               g.bid_micros::text AS bid, g.budget_micros::text AS budget, ${totalsColumns('t')}
          FROM ad_groups g ${adGroupTotals}
         WHERE g.campaign_id = ${id}::uuid
           AND (g.status IS DISTINCT FROM 'removed' OR t.cost IS NOT NULL OR t.impressions IS NOT NULL)
         ORDER BY coalesce(t.cost, -1) DESC, g.id`;
      return { window: { from: campaign.from, to: campaign.to }, campaign, adGroups };
    });
  }
}

/** A row of the list, or the window alone when there is no campaign. */
type MaybeCampaign = WindowRow & { readonly [K in keyof CampaignReadRow]: CampaignReadRow[K] | null };

function isCampaign(row: MaybeCampaign): row is WindowRow & CampaignReadRow {
  return row.id !== null;
}
