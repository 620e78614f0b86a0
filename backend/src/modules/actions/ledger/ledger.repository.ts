import type { LedgerEntry } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock.js';
import { Database, type Prisma } from '../../../database/database.js';
import { decodeCursor, pageOfRows } from '../../../database/paging.js';
import { systemScope, type WorkspaceScope } from '../../../database/scope.js';
import { type ChainedContent, entryHash, GENESIS_HASH } from './ledger-chain.js';

export interface NewEntry {
  readonly kind: string;
  readonly clientId: string | null;
  readonly actionId: string | null;
  readonly actorUserId: string | null;
  /** Ids, values and codes; no e-mail addresses, no numbers outside strings beyond small integers. */
  readonly payload: Prisma.InputJsonObject;
}

type Row = Prisma.LedgerEntryGetPayload<object>;

function content(row: Row): ChainedContent & { hash: string } {
  return {
    workspaceId: row.workspaceId,
    seq: row.seq,
    kind: row.kind,
    clientId: row.clientId,
    actionId: row.actionId,
    actorUserId: row.actorUserId,
    at: row.at.toISOString(),
    payload: row.payload,
    prevHash: row.prevHash,
    hash: row.hash,
  };
}

function toEntry(row: Row): LedgerEntry {
  const { workspaceId: _workspace, clientId: _client, payload, ...entry } = content(row);
  return { ...entry, payload: payload as Record<string, unknown> };
}

@Injectable()
export class LedgerRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Adds an entry to the workspace's chain inside the caller's transaction; the head row orders concurrent writers. */
  async append(scope: WorkspaceScope, entry: NewEntry): Promise<void> {
    const { workspaceId } = scope;
    await this.database.scoped(scope, async (tx) => {
      await tx.ledgerHead.createMany({ data: [{ workspaceId, hash: GENESIS_HASH }], skipDuplicates: true });
      const [head] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
        SELECT seq, hash FROM ledger_heads WHERE workspace_id = ${workspaceId}::uuid FOR UPDATE`;
      if (!head) throw new Error('the ledger has no head');
      const at = this.clock.now();
      const chained = { workspaceId, seq: head.seq + 1, ...entry, at: at.toISOString(), prevHash: head.hash };
      const hash = entryHash(chained);
      await tx.ledgerEntry.create({ data: { ...chained, at, hash } });
      await tx.ledgerHead.update({ where: { workspaceId }, data: { seq: chained.seq, hash } });
    });
  }

  list(
    scope: WorkspaceScope,
    query: { actionId?: string | undefined; cursor?: string | undefined; limit: number },
  ) {
    const [before] = decodeCursor(query.cursor, 1) ?? [];
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.ledgerEntry.findMany({
        where: {
          ...(query.actionId ? { actionId: query.actionId } : {}),
          ...(before ? { seq: { lt: Number(before) || 0 } } : {}),
        },
        orderBy: { seq: 'desc' },
        take: query.limit + 1,
      });
      return pageOfRows(rows, query.limit, (row) => [String(row.seq)], toEntry);
    });
  }

  /**
   * A slice of the whole chain in order, for verifying and exporting. The system reads it, since a member who sees
   * some clients only could not follow the links; callers give out hashes and counts, or check the scope first.
   */
  slice(
    workspaceId: string,
    afterSeq: number,
    limit: number,
  ): Promise<(ChainedContent & { hash: string })[]> {
    return this.database.scoped(systemScope(workspaceId), async (tx) => {
      const rows = await tx.ledgerEntry.findMany({
        where: { seq: { gt: afterSeq } },
        orderBy: { seq: 'asc' },
        take: limit,
      });
      return rows.map(content);
    });
  }

  head(workspaceId: string): Promise<{ seq: number; hash: string } | null> {
    return this.database.scoped(systemScope(workspaceId), (tx) =>
      tx.ledgerHead.findUnique({ where: { workspaceId }, select: { seq: true, hash: true } }),
    );
  }
}
