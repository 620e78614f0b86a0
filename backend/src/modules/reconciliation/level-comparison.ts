import type { ReconciledLevel, ReconciledResult } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { AccountAccess } from '../../platforms/access.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import type { DateRange, ReportingPort } from '../../platforms/reporting.port.js';
import { addDays } from '../metrics/window.js';
import { gapOf } from './gap.js';
import { StoredTotalsRepository } from './stored-totals.repository.js';
import { addRow, addSums, type DaySums, noSums, toTotals } from './totals.js';

type Days = ReadonlyMap<string, DaySums>;

export interface ComparedAccount {
  readonly id: string;
  readonly conversionGoal: string;
  readonly access: AccountAccess;
  readonly adapter: PlatformAdapter;
  readonly reporting: ReportingPort;
  readonly range: DateRange;
}

/** Compares one level of an account with what the platform says now, day by day, and says why they differ. Changes nothing. */
@Injectable()
export class LevelComparison {
  constructor(
    private readonly stored: StoredTotalsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The platform's totals of a level. Rows are added up as they arrive, so memory does not grow with the account.
   * @param onRows after each page, with all rows so far.
   * @throws PlatformError of the reads, and whatever `onRows` throws to stop.
   */
  async read(
    { reporting, access, range, conversionGoal }: ComparedAccount,
    level: ReconciledLevel,
    onRows: (rows: number) => Promise<void>,
  ): Promise<Days> {
    const days = new Map<string, DaySums>();
    let rows = 0;
    for await (const page of reporting.daily(access, level, range, conversionGoal)) {
      for (const row of page) {
        const sums = days.get(row.date) ?? noSums();
        days.set(row.date, sums);
        addRow(sums, row);
      }
      rows += page.length;
      await onRows(rows);
    }
    return days;
  }

  /** @param whole the platform's totals of the account itself over the same days. */
  async compare(
    scope: WorkspaceScope,
    account: ComparedAccount,
    level: ReconciledLevel,
    platform: Days,
    whole: Days,
  ): Promise<ReconciledResult> {
    const { range, adapter } = account;
    const [stored, lastReads] = await Promise.all([
      this.storedDays(scope, account.id, level, range),
      this.stored.lastReads(scope, account.id, range),
    ]);
    const facts = { today: range.to, lookbackDays: adapter.lookbackDays, now: this.clock.now() };
    const days = datesOf(range).map((date) => {
      const day = {
        date,
        stored: stored.get(date) ?? noSums(),
        platform: platform.get(date) ?? noSums(),
        lastRead: lastReads.get(date) ?? null,
      };
      return {
        date,
        stored: toTotals(day.stored),
        platform: toTotals(day.platform),
        lastRead: day.lastRead,
        gap: gapOf(day, facts),
      };
    });
    const unexplained = days.filter(({ gap }) => gap?.reason === 'unexplained').length;
    const equal = days.filter(({ gap }) => gap === null).length;
    return {
      level,
      readAt: facts.now.toISOString(),
      rows: [...platform.values()].reduce((sum, { entities }) => sum + entities, 0),
      days,
      equalDays: equal,
      explainedDays: days.length - equal - unexplained,
      unexplainedDays: unexplained,
      coverage: level === 'account' ? null : coverageOf(platform, whole),
    };
  }

  private async storedDays(
    scope: WorkspaceScope,
    adAccountId: string,
    level: ReconciledLevel,
    range: DateRange,
  ): Promise<Days> {
    const rows = await this.stored.byDay(scope, adAccountId, level, range);
    return new Map(
      rows.map((row) => {
        const sums = noSums();
        addRow(sums, {
          impressions: BigInt(row.impressions),
          clicks: BigInt(row.clicks),
          costMicros: BigInt(row.costMicros),
          conversions: row.conversions,
          conversionValueMicros: BigInt(row.conversionValueMicros),
        });
        return [row.date, { ...sums, entities: row.entities }];
      }),
    );
  }
}

/** Latest first, inclusive. */
function datesOf({ from, to }: DateRange): string[] {
  const dates: string[] = [];
  for (let date = to; date >= from; date = addDays(date, -1)) dates.push(date);
  return dates;
}

/** Null when the level adds up to the account. */
function coverageOf(level: Days, account: Days): ReconciledResult['coverage'] {
  const [ofLevel, ofAccount] = [noSums(), noSums()];
  for (const sums of level.values()) addSums(ofLevel, sums);
  for (const sums of account.values()) addSums(ofAccount, sums);
  const same =
    ofLevel.impressions === ofAccount.impressions &&
    ofLevel.clicks === ofAccount.clicks &&
    ofLevel.costMicros === ofAccount.costMicros &&
    ofLevel.conversionMillionths === ofAccount.conversionMillionths;
  if (same) return null;
  return {
    level: toTotals(ofLevel),
    account: toTotals(ofAccount),
    costPercent:
      ofAccount.costMicros === 0n
        ? null
        : Number((10_000n * ofLevel.costMicros) / ofAccount.costMicros) / 100,
  };
}
