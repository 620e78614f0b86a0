import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface WaitingRow {
  readonly kind: 'sync' | 'reconciliation' | 'import' | 'judge' | 'action' | 'document' | 'fact';
  readonly id: string;
  readonly workspaceId: string;
  readonly correlationId: string;
  readonly priority: number;
}

@Injectable()
export class WaitingRowsRepository {
  constructor(private readonly database: Database) {}

  /** Rows of all workspaces that wait for a worker: ids only, through a definer function. */
  list(): Promise<WaitingRow[]> {
    return this.database.global(
      (db) =>
        db.$queryRaw<WaitingRow[]>`
        SELECT kind, id::text, workspace_id::text AS "workspaceId", correlation_id AS "correlationId", priority
          FROM waiting_rows()`,
    );
  }
}
