import type { EndpointInput, EndpointOutput, getToday, Today } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { type TodayAccountRow, TodayRepository } from './today.repository.js';

// Hourly syncs run all day: three missed ones mean that something is wrong.
const STALE_SYNC_MS = 3 * 3_600_000;
// An export is made by hand; a week without a new one is worth saying.
const STALE_FILE_MS = 7 * 86_400_000;
// Figures that end longer ago are history: an old export must not be added up with last week.
const CURRENT_MS = 14 * 86_400_000;

/** The first screen: money at stake, how fresh the data is, what waits. */
@Injectable()
export class TodayService {
  constructor(
    private readonly repository: TodayRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async today(
    scope: WorkspaceScope,
    query: EndpointInput<typeof getToday>['query'],
  ): Promise<EndpointOutput<typeof getToday>> {
    const { accounts, counts } = await this.repository.read(scope, query);
    return {
      spend: spendByCurrency(accounts.filter((row) => this.isCurrent(row))),
      dailyBudget: budgetByCurrency(accounts),
      accounts: accounts.map((row) => this.toAccount(row)),
      openSuggestions: counts.openSuggestions,
      openAlerts: counts.openAlerts,
      writesStopped: counts.writesStopped || !this.config.writes,
    };
  }

  private isCurrent({ dataThrough }: TodayAccountRow): boolean {
    return dataThrough !== null && this.clock.now().getTime() - Date.parse(dataThrough) <= CURRENT_MS;
  }

  private toAccount(row: TodayAccountRow): Today['accounts'][number] {
    const limit = row.platform === 'files' ? STALE_FILE_MS : STALE_SYNC_MS;
    const age = row.lastSyncedAt === null ? null : this.clock.now().getTime() - row.lastSyncedAt.getTime();
    return {
      adAccountId: row.adAccountId,
      name: row.name,
      platform: row.platform,
      currency: row.currency,
      timeZone: row.timeZone,
      dataThrough: row.dataThrough,
      lastSyncedAt: row.lastSyncedAt?.toISOString() ?? null,
      stale: age === null || age > limit,
      series: [...row.series],
    };
  }
}

function groupByCurrency(accounts: readonly TodayAccountRow[]): [string, TodayAccountRow[]][] {
  const groups = new Map<string, TodayAccountRow[]>();
  for (const account of accounts) {
    groups.set(account.currency, [...(groups.get(account.currency) ?? []), account]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Amounts of different currencies are never added. */
function spendByCurrency(accounts: readonly TodayAccountRow[]): Today['spend'] {
  return groupByCurrency(accounts).map(([currency, rows]) => ({
    currency,
    today: sumOrNull(rows.map((row) => row.today)),
    last7Days: sumOrNull(rows.map((row) => row.last7)) ?? '0',
    previous7Days: sumOrNull(rows.map((row) => row.previous7)) ?? '0',
    conversionsLast7Days: addOrNull(rows.map((row) => row.conversions7)),
    conversionsPrevious7Days: addOrNull(rows.map((row) => row.conversionsPrevious7)),
  }));
}

function budgetByCurrency(accounts: readonly TodayAccountRow[]): Today['dailyBudget'] {
  return groupByCurrency(accounts)
    .map(([currency, rows]) => ({ micros: sumOrNull(rows.map((row) => row.dailyBudget)) ?? '0', currency }))
    .filter((money) => money.micros !== '0');
}

/** Micros as text; null when nothing was reported. */
function sumOrNull(values: readonly (string | null)[]): string | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + BigInt(value), 0n).toString();
}

function addOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
