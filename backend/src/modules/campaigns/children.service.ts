import type {
  EndpointInput,
  EndpointOutput,
  listAds,
  listKeywords,
  listSearchTerms,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { checkWindow } from '../metrics/window.js';
import { type ChildFilter, ChildrenRepository } from './children.repository.js';
import { costCursorOf, readCostCursor } from './cost-cursor.js';
import { toTotals } from './totals.sql.js';

type ChildQuery = EndpointInput<typeof listAds>['query'];

/** What hangs below a campaign. */
@Injectable()
export class ChildrenService {
  constructor(private readonly repository: ChildrenRepository) {}

  /** @throws AppError `not_found` for a campaign the scope does not see, `invalid_input` */
  async ads(scope: WorkspaceScope, query: ChildQuery): Promise<EndpointOutput<typeof listAds>> {
    const rows = await this.read(scope, query, (filter) => this.repository.ads(scope, filter));
    return pageOfRows(rows, query.limit, costCursorOf, (row) => {
      const { impressions, clicks, cost, conversions, value, sortCost, ...ad } = row;
      return { ...ad, totals: toTotals({ impressions, clicks, cost, conversions, value }) };
    });
  }

  /** @throws AppError as `ads` */
  async keywords(scope: WorkspaceScope, query: ChildQuery): Promise<EndpointOutput<typeof listKeywords>> {
    const rows = await this.read(scope, query, (filter) => this.repository.keywords(scope, filter));
    return pageOfRows(rows, query.limit, costCursorOf, (row) => ({
      id: row.id,
      adGroupId: row.adGroupId,
      campaignId: row.campaignId,
      externalId: row.externalId,
      text: row.text,
      matchType: row.matchType,
      negative: row.negative,
      status: row.status,
      bid: row.bid === null ? null : { micros: row.bid, currency: row.currency },
      qualityScore: row.qualityScore,
      totals: toTotals(row),
    }));
  }

  /** @throws AppError as `ads` */
  async searchTerms(
    scope: WorkspaceScope,
    query: ChildQuery,
  ): Promise<EndpointOutput<typeof listSearchTerms>> {
    const isKey = (text: string) => /^[0-9a-f]{32}$/.test(text);
    const rows = await this.read(scope, query, (filter) => this.repository.searchTerms(scope, filter), isKey);
    return pageOfRows(rows, query.limit, costCursorOf, (row) => ({
      term: row.term,
      keyword: row.keyword,
      adGroupName: row.adGroupName,
      totals: toTotals(row),
    }));
  }

  private async read<R>(
    scope: WorkspaceScope,
    query: ChildQuery,
    read: (filter: ChildFilter) => Promise<R[]>,
    isId?: (text: string) => boolean,
  ): Promise<R[]> {
    checkWindow(query);
    const { campaignId, adGroupId, from, to } = query;
    const after = readCostCursor(query.cursor, isId);
    const rows = await read({ campaignId, adGroupId, from, to, after, take: query.limit + 1 });
    if (rows.length === 0 && !(await this.repository.campaignVisible(scope, campaignId)))
      throw notFound('campaign');
    return rows;
  }
}
