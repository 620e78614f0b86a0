import type { Alert, Finding } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, type Prisma } from '../../database/database.js';
import { decodeCursor, pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';

export interface AlertPlace {
  readonly clientId: string;
  readonly adAccountId: string;
}

export interface NewAlert {
  readonly finding: Finding;
  readonly dedupeKey: string;
  readonly entityId: string | null;
}

/** Kinds that come from elsewhere than a judge run, which therefore does not end them. */
const NOT_JUDGED = ['outside_change'] as const;

type Row = Prisma.AlertGetPayload<object>;

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function toAlert(row: Row, adAccountName: string): Alert {
  return {
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    title: row.title,
    detail: row.detail,
    adAccountId: row.adAccountId,
    adAccountName,
    entity: {
      level: row.level as Alert['entity']['level'],
      id: row.entityId,
      externalId: row.entityExternalId,
      name: row.entityName,
    },
    state: row.state as Alert['state'],
    evidence: row.evidence as Alert['evidence'],
    firstSeenOn: day(row.firstSeenOn),
    lastSeenOn: day(row.lastSeenOn),
    createdAt: row.createdAt.toISOString(),
  };
}

@Injectable()
export class AlertRepository {
  constructor(private readonly database: Database) {}

  /**
   * Adds alerts that no judge run finds, one live one a key: news about the same entity opens it again.
   * @param before alerts of these kinds that were last seen earlier are over.
   */
  add(scope: WorkspaceScope, place: AlertPlace, alerts: readonly NewAlert[], before: Date): Promise<void> {
    return this.database.scoped(scope, async (tx) => {
      const over = {
        adAccountId: place.adAccountId,
        state: { not: 'resolved' },
        kind: { in: [...NOT_JUDGED] },
      };
      await tx.alert.updateMany({
        where: { ...over, lastSeenOn: { lt: before } },
        data: { state: 'resolved', resolvedAt: new Date() },
      });
      for (const { finding, dedupeKey, entityId } of alerts) {
        const { kind, severity, title, detail, target, evidence, date } = finding;
        const news = {
          severity,
          title,
          detail,
          entityName: target.name,
          evidence: evidence as unknown as Prisma.InputJsonValue,
          lastSeenOn: new Date(date),
        };
        const updated = await tx.alert.updateMany({
          where: { dedupeKey, state: { not: 'resolved' } },
          data: { ...news, state: 'open' },
        });
        if (updated.count > 0) continue;
        const entity = { level: target.level, entityId, entityExternalId: target.externalId };
        await tx.alert.create({
          data: {
            ...news,
            ...place,
            ...entity,
            workspaceId: scope.workspaceId,
            kind,
            dedupeKey,
            firstSeenOn: new Date(date),
          },
        });
      }
    });
  }

  /** One live alert per key: seen again it is refreshed, no longer found it is resolved. */
  store(scope: WorkspaceScope, place: AlertPlace, alerts: readonly NewAlert[]): Promise<void> {
    return this.database.scoped(scope, async (tx) => {
      const live = await tx.alert.findMany({
        where: {
          adAccountId: place.adAccountId,
          state: { not: 'resolved' },
          kind: { notIn: [...NOT_JUDGED] },
        },
        select: { id: true, dedupeKey: true },
      });
      for (const { finding, dedupeKey, entityId } of alerts) {
        const existing = live.find((row) => row.dedupeKey === dedupeKey);
        const data = {
          severity: finding.severity,
          title: finding.title,
          detail: finding.detail,
          entityName: finding.target.name,
          evidence: finding.evidence as unknown as Prisma.InputJsonValue,
          lastSeenOn: new Date(finding.date),
        };
        if (existing) await tx.alert.update({ where: { id: existing.id }, data });
        else {
          await tx.alert.create({
            data: {
              ...data,
              ...place,
              workspaceId: scope.workspaceId,
              kind: finding.kind,
              dedupeKey,
              level: finding.target.level,
              entityId,
              entityExternalId: finding.target.externalId,
              firstSeenOn: new Date(finding.date),
            },
          });
        }
      }
      const found = new Set(alerts.map((alert) => alert.dedupeKey));
      const over = live.filter((row) => !found.has(row.dedupeKey)).map((row) => row.id);
      await tx.alert.updateMany({
        where: { id: { in: over } },
        data: { state: 'resolved', resolvedAt: new Date() },
      });
    });
  }

  list(
    scope: WorkspaceScope,
    query: {
      state?: string | undefined;
      adAccountId?: string | undefined;
      cursor?: string | undefined;
      limit: number;
    },
  ) {
    const after = decodeCursor(query.cursor, 2);
    const severity = Number(after?.[0] ?? 0);
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.alert.findMany({
        where: {
          ...(query.state ? { state: query.state } : {}),
          ...(query.adAccountId ? { adAccountId: query.adAccountId } : {}),
          ...(after
            ? { OR: [{ severity: { lt: severity } }, { severity, id: { gt: after[1] ?? '' } }] }
            : {}),
        },
        orderBy: [{ severity: 'desc' }, { id: 'asc' }],
        take: query.limit + 1,
      });
      const names = await this.accountNames(tx, rows);
      return pageOfRows(
        rows,
        query.limit,
        (row) => [String(row.severity), row.id],
        (row) => toAlert(row, names.get(row.adAccountId) ?? ''),
      );
    });
  }

  /** @returns the alert, or null when it is not there. An alert that is resolved stays resolved. */
  acknowledge(scope: WorkspaceScope, id: string): Promise<Alert | null> {
    return this.database.scoped(scope, async (tx) => {
      await tx.alert.updateMany({
        where: { id, state: 'open' },
        data: { state: 'acknowledged', acknowledgedBy: scope.userId },
      });
      const row = await tx.alert.findUnique({ where: { id } });
      if (!row) return null;
      const names = await this.accountNames(tx, [row]);
      return toAlert(row, names.get(row.adAccountId) ?? '');
    });
  }

  private async accountNames(
    tx: Prisma.TransactionClient,
    rows: readonly Row[],
  ): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(rows.map((row) => row.adAccountId))];
    const accounts = await tx.adAccount.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true },
    });
    return new Map(accounts.map((account) => [account.id, account.name]));
  }
}
