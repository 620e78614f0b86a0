import type { Level } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { DayRange, FactAccount } from './facts.js';
import { lockAccount } from './facts.repository.js';

/** Levels whose sum can stand for the account, coarsest first. Search terms never cover everything. */
const SUMMABLE: readonly Level[] = ['account', 'campaign', 'ad_group', 'ad', 'keyword'];

/** The one total of an account's day. */
@Injectable()
export class AccountDailyRepository {
  constructor(private readonly database: Database) {}

  /** True when a file was ever imported into the account, so that both sources have to be weighed. */
  async hasFileFacts(scope: WorkspaceScope, adAccountId: string): Promise<boolean> {
    const [row] = await this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<{ found: boolean }[]>`
        SELECT EXISTS (SELECT FROM imports WHERE ad_account_id = ${adAccountId}::uuid) AS found`,
    );
    return row?.found ?? false;
  }

  /**
   * Recomputes the totals of the days in `range` from exactly one source, one level and one breakdown each: the API
   * before a file, whole figures before a breakdown (whose rows divide the same amount once more), the coarsest level
   * first (DECISIONS 11). Days on which nothing stands lose their total.
   */
  async recompute(
    scope: WorkspaceScope,
    account: FactAccount,
    range: DayRange,
    onlyAccountLevel: boolean,
  ): Promise<void> {
    const levels = onlyAccountLevel ? SUMMABLE.slice(0, 1) : SUMMABLE;
    await this.database.scoped(scope, async (tx) => {
      await lockAccount(tx, account.id);
      await tx.$executeRawUnsafe(
        RECOMPUTE,
        scope.workspaceId,
        account.clientId,
        account.id,
        range.from,
        range.to,
        `{${levels.join(',')}}`,
      );
    });
  }
}

// A breakdown such as `age=25-34,gender=male` belongs to the family of its names: `age,gender`.
const FAMILY = `regexp_replace(m.breakdown, '=[^,]*', '', 'g')`;
const FIGURES = ['impressions', 'clicks', 'cost_micros', 'conversions', 'conversion_value_micros'];
const list = (parts: readonly string[]) => parts.join(', ');

const RECOMPUTE = `WITH candidates AS (
  SELECT m.date, m.source, m.level, ${FAMILY} AS family,
         ${list(FIGURES.map((name) => `sum(m.${name}) AS ${name}`))}
    FROM metric_daily m
   WHERE m.ad_account_id = $3::uuid AND m.level = ANY ($6::text[]) AND m.date BETWEEN $4::date AND $5::date
   GROUP BY m.date, m.source, m.level, family
), chosen AS (
  SELECT DISTINCT ON (c.date) c.*
    FROM candidates c
   ORDER BY c.date, c.source = 'file', c.family <> '', array_position($6::text[], c.level), c.family
), gone AS (
  DELETE FROM account_daily a
   WHERE a.ad_account_id = $3::uuid AND a.date BETWEEN $4::date AND $5::date
     AND NOT EXISTS (SELECT FROM chosen c WHERE c.date = a.date)
)
INSERT INTO account_daily AS a (workspace_id, client_id, ad_account_id, date, ${list(FIGURES)}, from_level, from_source)
SELECT $1::uuid, $2::uuid, $3::uuid, c.date, ${list(FIGURES.map((name) => `c.${name}`))}, c.level, c.source
  FROM chosen c
    ON CONFLICT (ad_account_id, date) DO UPDATE
   SET client_id = excluded.client_id, from_level = excluded.from_level, from_source = excluded.from_source,
       ${list(FIGURES.map((name) => `${name} = excluded.${name}`))}
 WHERE (a.from_level, a.from_source, ${list(FIGURES.map((name) => `a.${name}`))})
       IS DISTINCT FROM (excluded.from_level, excluded.from_source, ${list(FIGURES.map((name) => `excluded.${name}`))})`;
