import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

/** An account that an import may go into. */
export interface TargetAccount {
  readonly id: string;
  readonly clientId: string;
  readonly platform: 'meta' | 'google' | 'files';
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
}

export interface ImportClient {
  readonly id: string;
  readonly timeZone: string | null;
}

const select = Prisma.sql`
  SELECT a.id::text, a.client_id::text AS "clientId", a.platform, a.name, a.currency, a.time_zone AS "timeZone"
    FROM ad_accounts a`;

@Injectable()
export class ImportAccountsRepository {
  constructor(private readonly database: Database) {}

  async find(scope: WorkspaceScope, id: string): Promise<TargetAccount | null> {
    return this.one(scope, Prisma.sql`WHERE a.id = ${id}::uuid`);
  }

  /** The client asked for, else the oldest one that the scope sees. */
  async client(scope: WorkspaceScope, id: string | undefined): Promise<ImportClient | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ImportClient[]>`
        SELECT id::text, time_zone AS "timeZone" FROM clients
         WHERE ${id ? Prisma.sql`id = ${id}::uuid` : Prisma.sql`archived_at IS NULL`}
         ORDER BY created_at, id LIMIT 1`,
    );
    return rows[0] ?? null;
  }

  /** An account of a client by its platform and the platform's id. */
  byExternalId(
    scope: WorkspaceScope,
    clientId: string,
    platform: string,
    externalId: string,
  ): Promise<TargetAccount | null> {
    return this.one(
      scope,
      Prisma.sql`WHERE a.client_id = ${clientId}::uuid AND a.platform = ${platform} AND a.external_id = ${externalId}`,
    );
  }

  /** The account that the very same file went into before. */
  bySameFile(
    scope: WorkspaceScope,
    clientId: string,
    sha256: string,
    currency: string,
  ): Promise<TargetAccount | null> {
    return this.one(
      scope,
      Prisma.sql`JOIN imports i ON i.client_id = a.client_id AND i.file_sha256 = ${sha256}
         AND i.options -> 'accounts' @> jsonb_build_array(a.id::text)
       WHERE a.client_id = ${clientId}::uuid AND a.currency = ${currency} ORDER BY i.created_at LIMIT 1`,
    );
  }

  /**
   * The file account of this vendor and currency that holds at least half of the file's entities; for a table without
   * entities, one that took a table of the same columns.
   */
  byContent(
    scope: WorkspaceScope,
    clientId: string,
    file: {
      readonly vendor: string;
      readonly currency: string;
      readonly level: string;
      readonly keys: readonly string[];
      readonly headers: readonly string[];
    },
  ): Promise<TargetAccount | null> {
    const keys = [...file.keys];
    const known =
      file.level === 'account'
        ? Prisma.sql`EXISTS (SELECT FROM imports i WHERE i.ad_account_id = a.id AND i.state = 'done'
            AND i.report ->> 'level' = 'account' AND i.options -> 'headers' = ${JSON.stringify(file.headers)}::jsonb)`
        : Prisma.sql`(SELECT count(*) FROM unnest(${keys}::text[]) AS k (key) WHERE EXISTS (
              SELECT FROM metric_daily m WHERE m.ad_account_id = a.id AND m.level = ${file.level} AND m.entity_key = k.key)
            OR EXISTS (
              SELECT FROM metric_period m WHERE m.ad_account_id = a.id AND m.level = ${file.level} AND m.entity_key = k.key)
          ) * 2 >= ${keys.length}::int`;
    return this.one(
      scope,
      Prisma.sql`WHERE a.client_id = ${clientId}::uuid AND a.platform = 'files' AND a.currency = ${file.currency}
         AND a.external_id LIKE ${`${file.vendor}:%`} AND ${known} ORDER BY a.created_at LIMIT 1`,
    );
  }

  /** Makes a file account, or gives the one that somebody made at the same moment. */
  async make(
    scope: WorkspaceScope,
    account: Omit<TargetAccount, 'id' | 'platform'> & { readonly externalId: string },
  ): Promise<TargetAccount> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        INSERT INTO ad_accounts (workspace_id, client_id, platform, external_id, name, currency, time_zone)
        VALUES (${scope.workspaceId}::uuid, ${account.clientId}::uuid, 'files', ${account.externalId}, ${account.name},
                ${account.currency}, ${account.timeZone})
            ON CONFLICT (workspace_id, platform, external_id) DO NOTHING`,
    );
    const made = await this.byExternalId(scope, account.clientId, 'files', account.externalId);
    if (!made) throw new Error('the account that was just made is not there');
    return made;
  }

  /** Dates a file account: fresh as of now, complete through `day`. A connected account is dated by its syncs. */
  async date(scope: WorkspaceScope, adAccountId: string, day: string): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE ad_accounts SET last_synced_at = now(), data_through = greatest(data_through, ${day}::date)
         WHERE id = ${adAccountId}::uuid AND platform = 'files'`,
    );
  }

  private async one(scope: WorkspaceScope, where: Prisma.Sql): Promise<TargetAccount | null> {
    const rows = await this.database.scoped(scope, (tx) => tx.$queryRaw<TargetAccount[]>`${select} ${where}`);
    return rows[0] ?? null;
  }
}
