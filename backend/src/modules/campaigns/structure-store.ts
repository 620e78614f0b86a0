import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import type { AdaptiveBatches } from '../metrics/adaptive-batches.js';
import { BatchSizes } from '../metrics/batch-sizes.js';
import { StructureRepository } from './structure.repository.js';
import type { StructureAccount, StructureLevel, StructureOrigin, StructureRows } from './structure-rows.js';

/** Where an account's structure goes in, from syncs and from files: parents before children. */
@Injectable()
export class StructureStore {
  constructor(
    private readonly repository: StructureRepository,
    private readonly sizes: BatchSizes,
  ) {}

  /**
   * Stores rows of one level in batches that each take well under 100 ms.
   * @returns how many rows were written; a row whose parent is unknown is not.
   */
  async store<L extends StructureLevel>(
    scope: WorkspaceScope,
    account: StructureAccount,
    level: L,
    rows: readonly StructureRows[L][],
    origin: StructureOrigin,
    batches?: AdaptiveBatches,
  ): Promise<number> {
    const distinct = new Map(rows.map((row) => [row.externalId, row]));
    let written = 0;
    await (batches ?? (await this.sizes.forRun())).each([...distinct.values()], async (batch) => {
      written += await this.repository.upsert(scope, account, level, batch, origin);
    });
    return written;
  }

  /**
   * To be called after a read of the level that was whole: entities it did not meet become `removed`.
   * @param among only these ids, after a read that asked for no more.
   */
  removeUnseen(
    scope: WorkspaceScope,
    account: StructureAccount,
    level: StructureLevel,
    readAt: Date,
    among?: readonly string[],
  ): Promise<number> {
    if (among?.length === 0) return Promise.resolve(0);
    return this.repository.removeUnseen(scope, account, level, readAt, among);
  }
}
