import type { ReconciledLevel } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

export interface StoredDay {
  readonly date: string;
  readonly entities: number;
  readonly impressions: string;
  readonly clicks: string;
  readonly costMicros: string;
  readonly conversions: string;
  readonly conversionValueMicros: string;
}

/** What is stored of an account's days, for comparing it with the platform. */
@Injectable()
export class StoredTotalsRepository {
  constructor(private readonly database: Database) {}

  /** Sums of a level's days that came from the platform; files are another source and not compared. */
  byDay(
    scope: WorkspaceScope,
    adAccountId: string,
    level: ReconciledLevel,
    range: { from: string; to: string },
  ): Promise<StoredDay[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<StoredDay[]>`
        SELECT m.date::text, count(*)::int AS entities, coalesce(sum(m.impressions), 0)::text AS impressions,
               coalesce(sum(m.clicks), 0)::text AS clicks, coalesce(sum(m.cost_micros), 0)::text AS "costMicros",
               coalesce(sum(m.conversions), 0)::text AS conversions,
               coalesce(sum(m.conversion_value_micros), 0)::text AS "conversionValueMicros"
          FROM metric_daily m
         WHERE m.ad_account_id = ${adAccountId}::uuid AND m.level = ${level} AND m.breakdown = '' AND m.source = 'api'
           AND m.date BETWEEN ${range.from}::date AND ${range.to}::date
         GROUP BY m.date`,
    );
  }

  /**
   * The platform's day on which each day was last read: the last day of the latest finished run that covers it. By the
   * platform's calendar, since a stored instant is ours and the sandbox's clock is another.
   */
  async lastReads(
    scope: WorkspaceScope,
    adAccountId: string,
    range: { from: string; to: string },
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<{ date: string; read: string }[]>`
        SELECT d.date::date::text AS date, max(r.to_date)::text AS read
          FROM generate_series(${range.from}::date, ${range.to}::date, interval '1 day') AS d(date)
          JOIN sync_runs r ON r.ad_account_id = ${adAccountId}::uuid AND r.state = 'done'
           AND d.date::date BETWEEN r.from_date AND r.to_date
         GROUP BY d.date`,
    );
    return new Map(rows.map(({ date, read }) => [date, read]));
  }
}
