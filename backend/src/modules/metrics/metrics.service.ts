import type {
  DailyMetric,
  EndpointInput,
  EndpointOutput,
  listDailyMetrics,
  listPeriodMetrics,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { decodeCursor, pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { type FactRow, MetricsRepository } from './metrics.repository.js';
import { checkWindow, searchable } from './window.js';

/** Lists of stored facts. */
@Injectable()
export class MetricsService {
  constructor(private readonly repository: MetricsRepository) {}

  /** Facts by day, oldest first. @throws AppError `not_found` for an account the scope does not see, `invalid_input` */
  async daily(
    scope: WorkspaceScope,
    query: EndpointInput<typeof listDailyMetrics>['query'],
  ): Promise<EndpointOutput<typeof listDailyMetrics>> {
    checkWindow(query);
    const after = readDayCursor(query.cursor);
    const rows = await this.repository.daily(scope, {
      ...query,
      breakdown: searchable(query.breakdown),
      entityKey: query.entityKey === undefined ? undefined : searchable(query.entityKey),
      after: after && { date: after.day, key: after.key },
      take: query.limit + 1,
    });
    if (rows.length === 0) await this.assertVisible(scope, query.adAccountId);
    return pageOfRows(
      rows,
      query.limit,
      (row) => [row.date, row.sortKey],
      (row) => ({ ...common(row), date: row.date, revisions: row.revisions }),
    );
  }

  /** Facts that cover a period, the latest first. @throws AppError as `daily` */
  async periods(
    scope: WorkspaceScope,
    query: EndpointInput<typeof listPeriodMetrics>['query'],
  ): Promise<EndpointOutput<typeof listPeriodMetrics>> {
    const after = readDayCursor(query.cursor);
    const rows = await this.repository.periods(scope, {
      adAccountId: query.adAccountId,
      level: query.level,
      after: after && { start: after.day, key: after.key },
      take: query.limit + 1,
    });
    if (rows.length === 0) await this.assertVisible(scope, query.adAccountId);
    return pageOfRows(
      rows,
      query.limit,
      (row) => [row.periodStart, row.sortKey],
      (row) => ({ ...common(row), periodStart: row.periodStart, periodEnd: row.periodEnd }),
    );
  }

  private async assertVisible(scope: WorkspaceScope, adAccountId: string): Promise<void> {
    if (!(await this.repository.accountVisible(scope, adAccountId))) throw notFound('ad account');
  }
}

type Common = Omit<DailyMetric, 'date' | 'revisions'>;

function common(row: Omit<FactRow, 'date' | 'revisions'>): Common {
  return {
    adAccountId: row.adAccountId,
    level: row.level,
    entityKey: row.entityKey,
    entityName: row.entityName,
    breakdown: row.breakdown,
    currency: row.currency,
    impressions: row.impressions,
    clicks: row.clicks,
    costMicros: row.costMicros,
    conversions: row.conversions,
    conversionValueMicros: row.conversionValueMicros,
    leads: row.leads,
    reach: row.reach,
    frequency: row.frequency,
    source: row.source,
    seenAt: row.seenAt.toISOString(),
  };
}

function readDayCursor(cursor: string | undefined): { day: string; key: string } | null {
  const values = decodeCursor(cursor, 2);
  if (values === null) return null;
  const [day, key] = values;
  if (
    !day ||
    !/^\d{4}-\d\d-\d\d$/.test(day) ||
    Number.isNaN(Date.parse(day)) ||
    typeof key !== 'string' ||
    !/^[0-9a-f]{0,32}$/.test(key)
  ) {
    throw new AppError('invalid_input', 'The cursor is not one that this list gave out.', {
      errors: [{ field: 'cursor', message: 'a nextCursor of this list' }],
    });
  }
  return { day, key };
}
