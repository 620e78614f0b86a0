import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { RemoteFieldChange } from '../../platforms/structure.port.js';
import type { PlatformChange } from './platform-change.js';
import type { DriftAccount } from './platform-changes.repository.js';

export interface UnexplainedState {
  readonly stateId: string;
  readonly level: PlatformChange['level'];
  readonly externalId: string;
  readonly at: Date;
  readonly changes: RemoteFieldChange[];
}

/** Settings that were found different and that no entry of a log explains: a platform without one, or one with gaps. */
@Injectable()
export class UnexplainedRepository {
  constructor(private readonly database: Database) {}

  /**
   * States found between the two instants (our clock). A log may lag, so the newest ones are not asked for yet. A
   * keyword's bid is left out: it moves with its ad group's, whose own change is explained.
   */
  find(scope: WorkspaceScope, account: DriftAccount, from: Date, until: Date): Promise<UnexplainedState[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<UnexplainedState[]>`
        SELECT s.id::text AS "stateId", s.level, s.external_id AS "externalId", s.valid_from AS at,
               jsonb_agg(jsonb_build_object('field', f.field, 'from', f.was, 'to', f.became) ORDER BY f.field) AS changes
          FROM entity_states s
         CROSS JOIN LATERAL (
           SELECT * FROM entity_states b
            WHERE b.ad_account_id = s.ad_account_id AND b.level = s.level AND b.external_id = s.external_id
              AND b.valid_from < s.valid_from ORDER BY b.valid_from DESC LIMIT 1) p
         CROSS JOIN LATERAL (VALUES ('status', p.status, s.status),
                                    ('budget', p.budget_micros::text, s.budget_micros::text),
                                    ('bid', p.bid_micros::text, s.bid_micros::text)) f (field, was, became)
         WHERE s.ad_account_id = ${account.id}::uuid AND s.source = 'outside'
           AND s.valid_from > ${from} AND s.valid_from <= ${until}
           AND f.was IS DISTINCT FROM f.became AND NOT (s.level = 'keyword' AND f.field = 'bid')
           AND NOT EXISTS (
             SELECT FROM platform_changes c, jsonb_array_elements(c.changes) e
              WHERE c.ad_account_id = s.ad_account_id AND c.level = s.level AND c.external_id = s.external_id
                AND e->>'field' = f.field AND e->>'to' IS NOT DISTINCT FROM f.became AND c.seen_at >= p.valid_from)
           AND NOT EXISTS (SELECT FROM platform_changes c WHERE c.ad_account_id = s.ad_account_id
                              AND c.feed_key = 'state:' || s.id)
         GROUP BY s.id
         LIMIT 1000`,
    );
  }
}
