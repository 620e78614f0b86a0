import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { textArray } from '../metrics/pg-array.js';
import type { OwnChange } from './own-changes.js';
import type { PlatformChange } from './platform-change.js';

export interface DriftAccount {
  readonly id: string;
  readonly clientId: string;
}

export interface KnownEntity {
  readonly level: PlatformChange['level'];
  readonly externalId: string;
  readonly id: string;
  readonly name: string;
  readonly campaignExternalId: string;
}

/** Writing down what the platform's log says. */
@Injectable()
export class PlatformChangesRepository {
  constructor(private readonly database: Database) {}

  /** Which of these keys are stored already. */
  async stored(
    scope: WorkspaceScope,
    account: DriftAccount,
    feedKeys: readonly string[],
  ): Promise<Set<string>> {
    const rows = await this.database.scoped(scope, (tx) =>
      tx.platformChange.findMany({
        where: { adAccountId: account.id, feedKey: { in: [...feedKeys] } },
        select: { feedKey: true },
      }),
    );
    return new Set(rows.map((row) => row.feedKey));
  }

  /** Changes of our actions that were sent and that no entry of the log was found for yet, oldest first. */
  own(scope: WorkspaceScope, account: DriftAccount): Promise<OwnChange[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<OwnChange[]>`
        SELECT c.action_id::text AS "actionId", c.ordinal, c.kind, c.level, c.external_id AS "externalId",
               c.from_value AS "from", c.to_value AS "to", c.resource_name AS "resourceName"
          FROM action_changes c
         WHERE c.ad_account_id = ${account.id}::uuid AND c.state IN ('sent', 'resent', 'applied', 'unknown')
           AND NOT EXISTS (SELECT FROM platform_changes p WHERE p.ad_account_id = c.ad_account_id
                              AND p.action_id = c.action_id AND p.action_ordinal = c.ordinal)
         ORDER BY c.sent_at NULLS LAST, c.action_id, c.ordinal`,
    );
  }

  /** What we know of entities: name, place and our own id. */
  known(
    scope: WorkspaceScope,
    account: DriftAccount,
    ids: Readonly<Record<PlatformChange['level'], readonly string[]>>,
  ): Promise<KnownEntity[]> {
    return this.database.scoped(scope, (tx) =>
      tx.$queryRawUnsafe<KnownEntity[]>(
        KNOWN,
        account.id,
        textArray(ids.campaign),
        textArray(ids.ad_group),
        textArray(ids.ad),
        textArray(ids.keyword),
      ),
    );
  }

  /** Stores entries that are not there yet. @returns the keys of those that are new. */
  async insert(
    scope: WorkspaceScope,
    account: DriftAccount,
    changes: readonly PlatformChange[],
    seenAt: Date,
  ): Promise<Set<string>> {
    const rows = await this.database.scoped(scope, (tx) =>
      tx.platformChange.createManyAndReturn({
        data: changes.map((change) => ({
          ...change,
          changes: change.changes.map(({ field, from, to }) => ({ field, from, to })),
          workspaceId: scope.workspaceId,
          clientId: account.clientId,
          adAccountId: account.id,
          seenAt,
        })),
        skipDuplicates: true,
        select: { feedKey: true },
      }),
    );
    return new Set(rows.map((row) => row.feedKey));
  }
}

const KNOWN = `
  SELECT 'campaign' AS level, external_id AS "externalId", id::text, name, external_id AS "campaignExternalId"
    FROM campaigns WHERE ad_account_id = $1::uuid AND external_id = ANY ($2::text[])
  UNION ALL
  SELECT 'ad_group', g.external_id, g.id::text, g.name, c.external_id
    FROM ad_groups g JOIN campaigns c ON c.id = g.campaign_id
   WHERE g.ad_account_id = $1::uuid AND g.external_id = ANY ($3::text[])
  UNION ALL
  SELECT 'ad', a.external_id, a.id::text, a.name, c.external_id
    FROM ads a JOIN campaigns c ON c.id = a.campaign_id
   WHERE a.ad_account_id = $1::uuid AND a.external_id = ANY ($4::text[])
  UNION ALL
  SELECT 'keyword', k.external_id, k.id::text, k.text, c.external_id
    FROM keywords k JOIN campaigns c ON c.id = k.campaign_id
   WHERE k.ad_account_id = $1::uuid AND k.external_id = ANY ($5::text[])`;
