import type { Change } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

/** An entity as the last sync stored it. */
export interface KnownEntity {
  readonly id: string;
  readonly name: string;
  readonly status: string | null;
  readonly budgetMicros: bigint | null;
  readonly bidMicros: bigint | null;
  /** Names of other campaigns on the same budget. */
  readonly alsoAffects: readonly string[];
}

interface Row extends KnownEntity {
  readonly ordinal: number;
}

@Injectable()
export class PlannerRepository {
  constructor(private readonly database: Database) {}

  /** The entities that changes aim at, in their order; null where nothing is stored. One statement. */
  async entities(
    scope: WorkspaceScope,
    adAccountId: string,
    changes: readonly Change[],
  ): Promise<(KnownEntity | null)[]> {
    const levels = changes.map((change) => change.target.level);
    const ids = changes.map((change) => change.target.externalId);
    const rows = await this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<Row[]>`
        SELECT w.ordinal::int, e.id::text, e.name, e.status, e.budget_micros AS "budgetMicros", e.bid_micros AS "bidMicros",
               coalesce((SELECT array_agg(o.name ORDER BY o.name) FROM campaigns o
                          WHERE o.ad_account_id = ${adAccountId}::uuid AND e.budget_external_id IS NOT NULL
                            AND o.budget_external_id = e.budget_external_id AND o.id <> e.id), '{}') AS "alsoAffects"
          FROM unnest(${levels}::text[], ${ids}::text[]) WITH ORDINALITY AS w (level, external_id, ordinal)
          JOIN LATERAL (
            SELECT id, name, status, budget_micros, NULL::bigint AS bid_micros, budget_external_id FROM campaigns
             WHERE w.level = 'campaign' AND ad_account_id = ${adAccountId}::uuid AND external_id = w.external_id
            UNION ALL
            SELECT id, name, status, budget_micros, bid_micros, NULL FROM ad_groups
             WHERE w.level = 'ad_group' AND ad_account_id = ${adAccountId}::uuid AND external_id = w.external_id
            UNION ALL
            SELECT id, name, status, NULL, NULL, NULL FROM ads
             WHERE w.level = 'ad' AND ad_account_id = ${adAccountId}::uuid AND external_id = w.external_id
            UNION ALL
            SELECT id, text, status, NULL, bid_micros, NULL FROM keywords
             WHERE w.level = 'keyword' AND ad_account_id = ${adAccountId}::uuid AND external_id = w.external_id) AS e ON true`,
    );
    return changes.map((_, index) => rows.find((row) => row.ordinal === index + 1) ?? null);
  }
}
