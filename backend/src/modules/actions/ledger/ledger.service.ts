import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LedgerRepository } from './ledger.repository.js';
import { type ChainedContent, firstBrokenLink } from './ledger-chain.js';

const SLICE = 500;

@Injectable()
export class LedgerService {
  constructor(private readonly ledger: LedgerRepository) {}

  list(
    scope: WorkspaceScope,
    query: { actionId?: string | undefined; cursor?: string | undefined; limit: number },
  ) {
    return this.ledger.list(scope, query);
  }

  /** Walks the whole chain and holds its end against the head row, so that a cut tail is seen too. */
  async verify(scope: WorkspaceScope) {
    const entries: (ChainedContent & { hash: string })[] = [];
    for await (const slice of this.slices(scope.workspaceId)) entries.push(...slice);
    const head = await this.ledger.head(scope.workspaceId);
    const broken = firstBrokenLink(entries);
    const last = entries.at(-1);
    const cut =
      broken === null &&
      head !== null &&
      (head.seq !== (last?.seq ?? 0) || (last !== undefined && head.hash !== last.hash));
    const brokenAt = broken ?? (cut ? (last?.seq ?? 0) + 1 : null);
    return { ok: brokenAt === null, entries: entries.length, headHash: last?.hash ?? null, brokenAt };
  }

  /** The chain as JSON lines. @throws AppError `forbidden` for a member who sees some clients only. */
  async *export(scope: WorkspaceScope): AsyncGenerator<string> {
    if (scope.clients !== 'all') {
      throw new AppError(
        'forbidden',
        'The whole ledger is for members who see every client; your list shows your clients’ entries.',
      );
    }
    for await (const slice of this.slices(scope.workspaceId)) {
      yield slice.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    }
  }

  private async *slices(workspaceId: string) {
    let after = 0;
    for (;;) {
      const slice = await this.ledger.slice(workspaceId, after, SLICE);
      if (slice.length === 0) return;
      yield slice;
      after = slice.at(-1)?.seq ?? after;
    }
  }
}
