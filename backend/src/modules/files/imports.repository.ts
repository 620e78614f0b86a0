import type { Import, JobError } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { TimeCursor } from '../workspaces/time-cursor.js';
import type { ImportReport } from './import-report.js';
import type { ReadOptions } from './reader/index.js';

/** What is needed to read the kept upload again after a crash, and to recognise the file later. */
export interface StoredOptions {
  readonly read: ReadOptions;
  /** Account by currency of the rows; `''` for rows without one. */
  readonly byCurrency: Readonly<Record<string, string>>;
  readonly accounts: readonly string[];
  readonly headers: readonly string[];
  readonly claims?: number;
}

export interface ImportRow {
  readonly id: string;
  readonly clientId: string;
  readonly adAccountId: string;
  readonly state: Exclude<Import['state'], 'preview'>;
  readonly fileName: string;
  readonly report: ImportReport;
  readonly error: JobError | null;
  readonly options: StoredOptions;
  /** When its figures were true. */
  readonly seenAt: Date;
  readonly at: Date;
}

export interface NewImport {
  readonly id: string;
  readonly clientId: string;
  readonly adAccountId: string;
  /** `storing` is done by the caller, `queued` by a worker. */
  readonly state: 'queued' | 'storing';
  readonly fileName: string;
  readonly sha256: string;
  readonly seenAt: Date;
  readonly options: StoredOptions;
  readonly report: ImportReport;
  readonly correlationId: string;
  readonly userId: string;
}

const LEASE = '60 seconds';

const columns = Prisma.sql`
  i.id::text, i.client_id::text AS "clientId", i.ad_account_id::text AS "adAccountId", i.state, i.file_name AS "fileName",
  i.report, i.error, i.options, coalesce(i.exported_at, i.created_at) AS "seenAt", i.created_at AS at`;

@Injectable()
export class ImportsRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  page(scope: WorkspaceScope, after: TimeCursor | null, take: number): Promise<ImportRow[]> {
    const below = after
      ? Prisma.sql`WHERE (i.created_at, i.id) < (${after.at}, ${after.id}::uuid)`
      : Prisma.empty;
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ImportRow[]>`
        SELECT ${columns} FROM imports i ${below} ORDER BY i.created_at DESC, i.id DESC LIMIT ${take}`,
    );
  }

  async find(scope: WorkspaceScope, id: string): Promise<ImportRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ImportRow[]>`SELECT ${columns} FROM imports i WHERE i.id = ${id}::uuid`,
    );
    return rows[0] ?? null;
  }

  /** When the figures of this very file were true as far as an earlier import of it knew. */
  async seenBefore(scope: WorkspaceScope, accounts: readonly string[], sha256: string): Promise<Date | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<{ seenAt: Date }[]>`
        SELECT coalesce(exported_at, created_at) AS "seenAt" FROM imports
         WHERE ad_account_id = ANY (${[...accounts]}::uuid[]) AND file_sha256 = ${sha256} AND state <> 'failed'
         ORDER BY created_at DESC LIMIT 1`,
    );
    return rows[0]?.seenAt ?? null;
  }

  async insert(scope: WorkspaceScope, row: NewImport): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        INSERT INTO imports (id, workspace_id, client_id, ad_account_id, state, file_name, file_sha256, exported_at, options,
                             report, correlation_id, created_by, lease_until)
        VALUES (${row.id}::uuid, ${scope.workspaceId}::uuid, ${row.clientId}::uuid, ${row.adAccountId}::uuid, ${row.state},
                ${row.fileName}, ${row.sha256}, ${row.seenAt}, ${JSON.stringify(row.options)}::jsonb,
                ${JSON.stringify(row.report)}::jsonb, ${row.correlationId}, ${row.userId}::uuid,
                CASE WHEN ${row.state} = 'storing' THEN now() + ${LEASE}::interval END)`,
    );
  }

  /** Takes a waiting import, or one whose worker died. `options.claims` counts how often that happened. */
  async claim(scope: WorkspaceScope, id: string): Promise<ImportRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ImportRow[]>`
        UPDATE imports i
           SET state = 'storing', lease_until = now() + ${LEASE}::interval,
               options = options || jsonb_build_object('claims', coalesce((options ->> 'claims')::int, 0) + 1)
         WHERE i.id = ${id}::uuid AND i.state IN ('queued', 'storing') AND (i.lease_until IS NULL OR i.lease_until < now())
        RETURNING ${columns}`,
    );
    return rows[0] ?? null;
  }

  async renew(scope: WorkspaceScope, id: string): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE imports SET lease_until = now() + ${LEASE}::interval WHERE id = ${id}::uuid AND state = 'storing'`,
    );
  }

  async finish(scope: WorkspaceScope, id: string, changed: Import['changed']): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE imports SET state = 'done', finished_at = now(), lease_until = NULL,
               report = report || jsonb_build_object('changed', ${JSON.stringify(changed)}::jsonb)
         WHERE id = ${id}::uuid AND state = 'storing'`,
    );
  }

  async fail(scope: WorkspaceScope, id: string, error: JobError): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE imports SET state = 'failed', finished_at = now(), lease_until = NULL, error = ${JSON.stringify(error)}::jsonb
         WHERE id = ${id}::uuid AND state = 'storing'`,
    );
  }
}
