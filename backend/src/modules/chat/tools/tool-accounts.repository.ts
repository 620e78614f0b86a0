import type { Platform } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';

export interface ToolPlace {
  readonly adAccountId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly platform?: Platform | undefined;
}

export interface ToolAccount {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  readonly currency: string;
  /** Last complete account-local day; null before the first sync. */
  readonly through: string | null;
  readonly syncedAt: Date | null;
  readonly goal: string;
  readonly connected: boolean;
}

export interface StructureRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly status: string | null;
  readonly budget: string | null;
  readonly period: string | null;
  readonly campaignName: string | null;
  readonly syncedAt: Date | null;
}

/** Accounts and structure as the tools read them. */
@Injectable()
export class ToolAccountsRepository {
  constructor(private readonly database: Database) {}

  /** The accounts a tool call concerns: the one named, that of the campaign named, else all the scope sees. */
  accounts(scope: WorkspaceScope, place: ToolPlace): Promise<ToolAccount[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ToolAccount[]>`
        SELECT a.id::text, a.name, a.platform, a.currency, a.data_through::text AS through,
               a.last_synced_at AS "syncedAt", a.conversion_goal AS goal, a.connection_id IS NOT NULL AS connected
          FROM ad_accounts a
         WHERE true ${place.adAccountId ? Prisma.sql`AND a.id = ${place.adAccountId}::uuid` : Prisma.empty}
           ${
             place.campaignId
               ? Prisma.sql`AND a.id = (SELECT c.ad_account_id FROM campaigns c WHERE c.id = ${place.campaignId}::uuid)`
               : Prisma.empty
           }
           ${place.platform ? Prisma.sql`AND a.platform = ${place.platform}` : Prisma.empty}
         ORDER BY a.created_at, a.id LIMIT 200`,
    );
  }

  /** Campaigns, those that run and have the largest budget first. */
  campaigns(
    scope: WorkspaceScope,
    filter: ToolPlace & { search?: string | undefined; take: number },
  ): Promise<StructureRow[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<StructureRow[]>`
        SELECT c.id::text, c.ad_account_id::text AS "accountId", c.name, c.status, c.budget_micros::text AS budget,
               c.budget_period AS period, NULL AS "campaignName", c.synced_at AS "syncedAt"
          FROM campaigns c WHERE ${conditions('c', filter)}
         ORDER BY c.status = 'enabled' DESC NULLS LAST, c.budget_micros DESC NULLS LAST, c.id LIMIT ${filter.take}`,
    );
  }

  adGroups(
    scope: WorkspaceScope,
    filter: ToolPlace & { search?: string | undefined; take: number },
  ): Promise<StructureRow[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<StructureRow[]>`
        SELECT g.id::text, g.ad_account_id::text AS "accountId", g.name, g.status, g.budget_micros::text AS budget,
               g.budget_period AS period, c.name AS "campaignName", g.synced_at AS "syncedAt"
          FROM ad_groups g JOIN campaigns c ON c.id = g.campaign_id WHERE ${conditions('g', filter)}
         ORDER BY g.status = 'enabled' DESC NULLS LAST, g.budget_micros DESC NULLS LAST, g.id LIMIT ${filter.take}`,
    );
  }
}

function conditions(alias: 'c' | 'g', filter: ToolPlace & { search?: string | undefined }): Prisma.Sql {
  const t = Prisma.raw(alias);
  const campaign = Prisma.raw(alias === 'c' ? 'c.id' : 'g.campaign_id');
  return Prisma.join(
    [
      Prisma.sql`${t}.status IS DISTINCT FROM 'removed'`,
      ...(filter.adAccountId ? [Prisma.sql`${t}.ad_account_id = ${filter.adAccountId}::uuid`] : []),
      ...(filter.campaignId ? [Prisma.sql`${campaign} = ${filter.campaignId}::uuid`] : []),
      ...(filter.platform
        ? [Prisma.sql`${t}.ad_account_id IN (SELECT id FROM ad_accounts WHERE platform = ${filter.platform})`]
        : []),
      ...(filter.search ? [Prisma.sql`strpos(lower(${t}.name), lower(${filter.search})) > 0`] : []),
    ],
    ' AND ',
  );
}
