import type { ReconciledLevel, Reconciliation } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { AccountAccess } from '../../platforms/access.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import type { DateRange, ReportingPort } from '../../platforms/reporting.port.js';
import { AccessService } from '../connections/access.service.js';
import { AdAccountsService } from '../connections/ad-accounts.service.js';
import { addDays } from '../metrics/window.js';
import { gapOf } from './gap.js';
import { StoredTotalsRepository } from './stored-totals.repository.js';
import { addRow, addSums, type DaySums, noSums, toTotals } from './totals.js';

/** One request's patience: a person waits for it. Fewer days or a coarser level read faster. */
const LONGEST_MS = 60_000;

export interface ReconciliationAsk {
  readonly level: ReconciledLevel;
  /** Days back from the platform's today, today included. */
  readonly days: number;
}

/** Compares what is stored with what the platform says now, day by day, and says why they differ. Changes nothing. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly accounts: AdAccountsService,
    private readonly accesses: AccessService,
    private readonly registry: PlatformRegistry,
    private readonly stored: StoredTotalsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `not_found`, `read_only_source` for an account without a connection, `unavailable` when the platform
   * needs longer than a minute; PlatformError of the reads.
   */
  async run(scope: WorkspaceScope, adAccountId: string, ask: ReconciliationAsk): Promise<Reconciliation> {
    const account = await this.accounts.get(scope, adAccountId);
    const adapter = this.registry.get(account.platform);
    const patience = AbortSignal.timeout(LONGEST_MS);
    const access = await this.accesses.accountAccess(scope, adAccountId, patience);
    const { structure, reporting } = adapter;
    if (!structure || !reporting)
      throw new AppError('read_only_source', 'This account has no platform to compare with.');
    try {
      const today = await structure.today(access);
      const range = { from: addDays(today, 1 - ask.days), to: today };
      const read = (level: ReconciledLevel) =>
        platformDays(reporting, access, level, range, account.conversionGoal);
      const platform = await read(ask.level);
      const whole = ask.level === 'account' ? platform : await read('account');
      const [stored, lastReads] = await Promise.all([
        this.storedDays(scope, adAccountId, ask.level, range),
        this.stored.lastReads(scope, adAccountId, range),
      ]);
      const facts = { today, lookbackDays: adapter.lookbackDays, now: this.clock.now() };
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
        adAccountId,
        level: ask.level,
        ...range,
        readAt: facts.now.toISOString(),
        days,
        equalDays: equal,
        explainedDays: days.length - equal - unexplained,
        unexplainedDays: unexplained,
        coverage: ask.level === 'account' ? null : coverageOf(platform, whole),
      };
    } catch (error) {
      if (!patience.aborted) throw error;
      throw new AppError(
        'unavailable',
        'The platform needed longer than a minute. Ask for fewer days, or for a coarser level.',
        { cause: error },
      );
    }
  }

  private async storedDays(
    scope: WorkspaceScope,
    adAccountId: string,
    level: ReconciledLevel,
    range: DateRange,
  ): Promise<Map<string, DaySums>> {
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

/** Adds up a level's rows as they arrive, so that memory does not grow with the account. */
async function platformDays(
  reporting: ReportingPort,
  access: AccountAccess,
  level: ReconciledLevel,
  range: DateRange,
  conversionGoal: string,
): Promise<Map<string, DaySums>> {
  const days = new Map<string, DaySums>();
  for await (const page of reporting.daily(access, level, range, conversionGoal)) {
    for (const row of page) {
      const sums = days.get(row.date) ?? noSums();
      days.set(row.date, sums);
      addRow(sums, row);
    }
  }
  return days;
}

/** Null when the level adds up to the account. */
function coverageOf(
  level: ReadonlyMap<string, DaySums>,
  account: ReadonlyMap<string, DaySums>,
): Reconciliation['coverage'] {
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
