import type { SuggestionStatus } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import { decodeCursor, pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';

export type SuggestionRow = Prisma.SuggestionGetPayload<object>;

export interface SuggestionAccount {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly platform: string;
  readonly currency: string;
  readonly writable: boolean;
}

export interface SuggestionQuery {
  readonly status?: readonly string[] | undefined;
  readonly adAccountId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly origin?: 'judge' | 'model' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const proposedBy = { judge: { equals: Prisma.AnyNull }, model: { not: Prisma.AnyNull } } as const;

@Injectable()
export class SuggestionRepository {
  constructor(private readonly database: Database) {}

  list(scope: WorkspaceScope, query: SuggestionQuery) {
    const after = decodeCursor(query.cursor, 2);
    const score = Number(after?.[0] ?? 0);
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.suggestion.findMany({
        where: {
          ...(query.status ? { status: { in: [...query.status] } } : {}),
          ...(query.adAccountId ? { adAccountId: query.adAccountId } : {}),
          ...(query.clientId ? { clientId: query.clientId } : {}),
          ...(query.campaignId ? { campaignId: query.campaignId } : {}),
          ...(query.origin ? { proposedBy: proposedBy[query.origin] } : {}),
          ...(after ? { OR: [{ score: { lt: score } }, { score, id: { gt: after[1] ?? '' } }] } : {}),
        },
        orderBy: [{ score: 'desc' }, { id: 'asc' }],
        take: query.limit + 1,
      });
      const page = pageOfRows(
        rows,
        query.limit,
        (row) => [String(row.score), row.id],
        (row) => row,
      );
      return { page, accounts: await this.accounts(tx, page.items) };
    });
  }

  get(scope: WorkspaceScope, id: string): Promise<{ row: SuggestionRow; account: SuggestionAccount } | null> {
    return this.database.scoped(scope, async (tx) => {
      const row = await tx.suggestion.findUnique({ where: { id } });
      if (!row) return null;
      const account = (await this.accounts(tx, [row])).get(row.adAccountId);
      return account ? { row, account } : null;
    });
  }

  /** Moves a suggestion on when it is still in one of the states it may leave; false when somebody was faster. */
  decide(
    scope: WorkspaceScope,
    id: string,
    from: readonly SuggestionStatus[],
    data: Pick<
      Prisma.SuggestionUncheckedUpdateManyInput,
      'status' | 'actionId' | 'rejectReason' | 'rejectNote' | 'snoozedUntil' | 'silencedUntil'
    >,
  ): Promise<boolean> {
    return this.database.scoped(scope, async (tx) => {
      const { count } = await tx.suggestion.updateMany({
        where: { id, status: { in: [...from] } },
        data: { ...data, decidedBy: scope.userId, decidedAt: new Date(), updatedAt: new Date() },
      });
      return count === 1;
    });
  }

  private async accounts(
    tx: Prisma.TransactionClient,
    rows: readonly SuggestionRow[],
  ): Promise<ReadonlyMap<string, SuggestionAccount>> {
    const accounts = await tx.adAccount.findMany({
      where: { id: { in: [...new Set(rows.map((row) => row.adAccountId))] } },
      select: { id: true, name: true, clientId: true, platform: true, currency: true, writable: true },
    });
    return new Map(accounts.map((account) => [account.id, account]));
  }
}
