import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { DailyFact, FactAccount, FactOrigin } from './facts.js';
import { lockAccount } from './facts.repository.js';
import { plainArray, textArray } from './pg-array.js';

/** Counted actions by day and attribution window: what `conversions` is chosen from (DECISIONS 12). */
@Injectable()
export class ActionFactsRepository {
  constructor(private readonly database: Database) {}

  /** Replaces the actions of the batch's entity days; an action that a newer read no longer has is gone. */
  async storeBatch(
    scope: WorkspaceScope,
    account: FactAccount,
    origin: FactOrigin,
    batch: readonly DailyFact[],
  ): Promise<void> {
    const rows = distinctActions(batch);
    const days = plainArray(batch.map((fact) => fact.date));
    const parameters = [
      scope.workspaceId,
      account.clientId,
      account.id,
      origin.level,
      origin.seenAt.toISOString(),
      textArray(batch.map((fact) => fact.breakdown || null)),
      textArray(batch.map((fact) => fact.entityKey)),
      days,
      textArray(rows.map((row) => row.fact.breakdown || null)),
      textArray(rows.map((row) => row.fact.entityKey)),
      plainArray(rows.map((row) => row.fact.date)),
      textArray(rows.map((row) => row.action.action)),
      textArray(rows.map((row) => row.action.window)),
      plainArray(rows.map((row) => row.action.count)),
      plainArray(rows.map((row) => row.action.valueMicros)),
    ];
    await this.database.scoped(scope, async (tx) => {
      await lockAccount(tx, account.id);
      await tx.$executeRawUnsafe(STORE, ...parameters);
    });
  }
}

interface ActionRow {
  readonly fact: DailyFact;
  readonly action: NonNullable<DailyFact['actions']>[number];
}

/** A statement may not touch the same key twice; the last one of a kind wins. */
function distinctActions(batch: readonly DailyFact[]): ActionRow[] {
  const rows = new Map<string, ActionRow>();
  for (const fact of batch) {
    for (const action of fact.actions ?? []) {
      const { date, breakdown = '', entityKey } = fact;
      rows.set([date, breakdown, entityKey, action.action, action.window].join('\n'), { fact, action });
    }
  }
  return [...rows.values()];
}

const KEY = ['breakdown', 'entity_key', 'date'];
const same = (a: string, b: string, columns = KEY) =>
  columns.map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');

const STORE = `WITH days AS MATERIALIZED (
  SELECT coalesce(d.breakdown, '') AS breakdown, d.entity_key, d.date
    FROM unnest($6::text[], $7::text[], $8::date[]) AS d (breakdown, entity_key, date)
), incoming AS MATERIALIZED (
  SELECT coalesce(i.breakdown, '') AS breakdown, i.entity_key, i.date, i.action, i."window", i.count, i.value_micros
    FROM unnest($9::text[], $10::text[], $11::date[], $12::text[], $13::text[], $14::numeric(20,6)[], $15::bigint[])
      AS i (breakdown, entity_key, date, action, "window", count, value_micros)
), gone AS MATERIALIZED (
  -- One look-up a day by the primary key, whatever the planner believes of a table it has no statistics of.
  SELECT a.* FROM days d CROSS JOIN LATERAL (
    SELECT m.breakdown, m.entity_key, m.date, m.action, m."window" FROM metric_action_daily m
     WHERE m.ad_account_id = $3::uuid AND m.level = $4 AND ${same('m', 'd')} AND m.seen_at <= $5::timestamptz OFFSET 0
  ) a
   WHERE NOT EXISTS (SELECT FROM incoming i WHERE ${same('a', 'i', [...KEY, 'action', '"window"'])})
), removed AS (
  DELETE FROM metric_action_daily m USING gone g
   WHERE m.ad_account_id = $3::uuid AND m.level = $4 AND ${same('m', 'g', [...KEY, 'action', '"window"'])}
)
INSERT INTO metric_action_daily AS m (workspace_id, client_id, ad_account_id, level, breakdown, entity_key, date, action,
                                      "window", count, value_micros, seen_at)
SELECT $1::uuid, $2::uuid, $3::uuid, $4, i.breakdown, i.entity_key, i.date, i.action, i."window", i.count,
       i.value_micros, $5::timestamptz
  FROM incoming i
    ON CONFLICT (ad_account_id, level, breakdown, entity_key, date, action, "window") DO UPDATE
   SET client_id = excluded.client_id, count = excluded.count, value_micros = excluded.value_micros,
       seen_at = excluded.seen_at
 WHERE m.seen_at <= excluded.seen_at
   AND (m.count, m.value_micros) IS DISTINCT FROM (excluded.count, excluded.value_micros)`;
