import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { ToolPlace } from './tool-accounts.repository.js';

const MOST_AD_GROUPS = 1000;

/** Suggestions, alerts and ledger entries as the tools read them. */
@Injectable()
export class ToolListsRepository {
  constructor(private readonly database: Database) {}

  /** @param accountIds The accounts it is about; null for all that the scope sees. */
  suggestions(
    scope: WorkspaceScope,
    { campaignId }: Pick<ToolPlace, 'campaignId'>,
    accountIds: readonly string[] | null,
    take: number,
  ) {
    const where = {
      status: 'open',
      ...(campaignId ? { campaignId } : {}),
      ...(accountIds ? { adAccountId: { in: [...accountIds] } } : {}),
    };
    return this.database.scoped(scope, async (tx) => ({
      rows: await tx.suggestion.findMany({
        where,
        orderBy: [{ score: 'desc' }, { id: 'asc' }],
        take,
        select: { id: true, title: true, entityName: true, rule: true, adAccountId: true, createdAt: true },
      }),
      count: await tx.suggestion.count({ where }),
    }));
  }

  /** Of a campaign: those about it or about its ad groups. @param accountIds as for suggestions */
  alerts(
    scope: WorkspaceScope,
    { campaignId }: Pick<ToolPlace, 'campaignId'>,
    accountIds: readonly string[] | null,
    take: number,
  ) {
    return this.database.scoped(scope, async (tx) => {
      const groups = campaignId
        ? await tx.adGroup.findMany({ where: { campaignId }, select: { id: true }, take: MOST_AD_GROUPS })
        : [];
      const where = {
        state: { not: 'resolved' },
        ...(accountIds ? { adAccountId: { in: [...accountIds] } } : {}),
        ...(campaignId ? { entityId: { in: [campaignId, ...groups.map(({ id }) => id)] } } : {}),
      };
      return {
        rows: await tx.alert.findMany({
          where,
          orderBy: [{ severity: 'desc' }, { id: 'asc' }],
          take,
          select: {
            id: true,
            title: true,
            kind: true,
            severity: true,
            level: true,
            entityId: true,
            entityName: true,
            firstSeenOn: true,
            adAccountId: true,
          },
        }),
        count: await tx.alert.count({ where }),
      };
    });
  }

  /** Newest first, each with the title of its action. */
  ledger(scope: WorkspaceScope, take: number) {
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.ledgerEntry.findMany({
        orderBy: { seq: 'desc' },
        take,
        select: { seq: true, kind: true, actionId: true, at: true },
      });
      const ids = [...new Set(rows.flatMap((row) => (row.actionId ? [row.actionId] : [])))];
      const actions = await tx.action.findMany({
        where: { id: { in: ids } },
        select: { id: true, title: true },
      });
      const titles = new Map(actions.map((action) => [action.id, action.title]));
      return rows.map((row) => ({ ...row, title: row.actionId ? (titles.get(row.actionId) ?? null) : null }));
    });
  }
}
