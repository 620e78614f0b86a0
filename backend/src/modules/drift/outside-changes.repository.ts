import type { Level, OutsideChange, Platform } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { TimeCursor } from '../workspaces/time-cursor.js';

export interface OutsideChangeRow {
  readonly id: string;
  readonly adAccountId: string;
  readonly adAccountName: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly level: Level;
  readonly externalId: string;
  readonly entityId: string | null;
  readonly entityName: string;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
  readonly operation: OutsideChange['operation'];
  readonly changes: OutsideChange['changes'];
  readonly author: string | null;
  readonly client: string | null;
  readonly at: Date;
  readonly seenAt: Date;
}

export interface OutsideChangeFilter {
  readonly adAccountId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly platform?: Platform | undefined;
  readonly after: TimeCursor | null;
  readonly take: number;
}

@Injectable()
export class OutsideChangesRepository {
  constructor(private readonly database: Database) {}

  /** Newest first; what our own actions made is left out. */
  page(scope: WorkspaceScope, filter: OutsideChangeFilter): Promise<OutsideChangeRow[]> {
    const { adAccountId, campaignId, clientId, platform, after, take } = filter;
    const where = [
      Prisma.sql`p.action_id IS NULL`,
      ...(adAccountId ? [Prisma.sql`p.ad_account_id = ${adAccountId}::uuid`] : []),
      ...(clientId ? [Prisma.sql`p.client_id = ${clientId}::uuid`] : []),
      ...(platform ? [Prisma.sql`a.platform = ${platform}`] : []),
      ...(campaignId
        ? [
            Prisma.sql`(p.ad_account_id, p.campaign_external_id) =
              (SELECT ad_account_id, external_id FROM campaigns WHERE id = ${campaignId}::uuid)`,
          ]
        : []),
      ...(after ? [Prisma.sql`(p.at, p.id) < (${after.at}, ${after.id}::uuid)`] : []),
    ];
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<OutsideChangeRow[]>`
        SELECT p.id::text, p.ad_account_id::text AS "adAccountId", a.name AS "adAccountName", a.currency,
               a.time_zone AS "timeZone", p.level, p.external_id AS "externalId", p.entity_name AS "entityName",
               coalesce(g.id, d.id, k.id, CASE WHEN p.level = 'campaign' THEN c.id END)::text AS "entityId",
               c.id::text AS "campaignId", c.name AS "campaignName", p.operation, p.changes, p.author, p.client, p.at,
               p.seen_at AS "seenAt"
          FROM platform_changes p
          JOIN ad_accounts a ON a.id = p.ad_account_id
          LEFT JOIN campaigns c ON c.ad_account_id = p.ad_account_id AND c.external_id = p.campaign_external_id
          LEFT JOIN ad_groups g ON p.level = 'ad_group' AND g.ad_account_id = p.ad_account_id AND g.external_id = p.external_id
          LEFT JOIN ads d ON p.level = 'ad' AND d.ad_account_id = p.ad_account_id AND d.external_id = p.external_id
          LEFT JOIN keywords k ON p.level = 'keyword' AND k.ad_account_id = p.ad_account_id AND k.external_id = p.external_id
         WHERE ${Prisma.join(where, ' AND ')} ORDER BY p.at DESC, p.id DESC LIMIT ${take}`,
    );
  }
}
