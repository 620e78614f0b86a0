import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

export interface UndoFacts {
  readonly actionId: string;
  /** A later action that touched the same field and still stands or is on its way. */
  readonly blockedBy: string | null;
  /** Spend of the changed entities from the day of the change on; null when nothing was stored since. */
  readonly spentSince: bigint | null;
}

@Injectable()
export class UndoRepository {
  constructor(private readonly database: Database) {}

  /** For each action: what stands in the way of its undo, and what was spent since. One statement for a whole list. */
  facts(scope: WorkspaceScope, actionIds: readonly string[]): Promise<UndoFacts[]> {
    if (actionIds.length === 0) return Promise.resolve([]);
    return this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<UndoFacts[]>`
        SELECT a.id::text AS "actionId",
               (SELECT later.id::text
                  FROM action_changes mine
                  JOIN action_changes theirs ON theirs.ad_account_id = mine.ad_account_id AND theirs.level = mine.level
                   AND theirs.external_id = mine.external_id AND theirs.field = mine.field AND theirs.action_id <> mine.action_id
                  JOIN actions later ON later.id = theirs.action_id
                 WHERE mine.action_id = a.id AND later.created_at > a.created_at
                   -- An undo of this very action, or a pair that cancelled itself out, leaves the field as this action set it.
                   AND later.state IN ('queued', 'applying', 'verifying', 'applied', 'unknown')
                   AND NOT (later.origin = 'undo' AND later.state = 'applied')
                 ORDER BY later.created_at DESC LIMIT 1) AS "blockedBy",
               (SELECT sum(m.cost_micros)::bigint
                  FROM action_changes c
                  JOIN ad_accounts acc ON acc.id = c.ad_account_id
                  JOIN metric_daily m ON m.ad_account_id = c.ad_account_id AND m.level = c.level AND m.breakdown = ''
                   AND m.entity_key = c.external_id AND m.date >= (c.applied_at AT TIME ZONE acc.time_zone)::date
                 WHERE c.action_id = a.id AND c.applied_at IS NOT NULL) AS "spentSince"
          FROM actions a WHERE a.id = ANY (${[...actionIds]}::uuid[])`,
    );
  }
}
