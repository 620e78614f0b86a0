import type {
  AdGroup,
  Campaign,
  EndpointInput,
  EndpointOutput,
  getCampaign,
  listCampaigns,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { checkWindow, searchable } from '../metrics/window.js';
import { type AdGroupReadRow, type CampaignReadRow, CampaignsRepository } from './campaigns.repository.js';
import { costCursorOf, readCostCursor } from './cost-cursor.js';
import { toTotals } from './totals.sql.js';

@Injectable()
export class CampaignsService {
  constructor(private readonly repository: CampaignsRepository) {}

  /** Campaigns with totals over a window, largest cost first. @throws AppError `invalid_input` */
  async list(
    scope: WorkspaceScope,
    query: EndpointInput<typeof listCampaigns>['query'],
  ): Promise<EndpointOutput<typeof listCampaigns>> {
    checkWindow(query);
    const { window, rows } = await this.repository.page(scope, {
      ...query,
      search: query.search === undefined ? undefined : searchable(query.search),
      after: readCostCursor(query.cursor),
      take: query.limit + 1,
    });
    return { ...pageOfRows(rows, query.limit, costCursorOf, toCampaign), window };
  }

  /** @throws AppError `not_found` or `invalid_input` */
  async get(
    scope: WorkspaceScope,
    id: string,
    asked: EndpointInput<typeof getCampaign>['query'],
  ): Promise<EndpointOutput<typeof getCampaign>> {
    checkWindow(asked);
    const found = await this.repository.find(scope, id, asked);
    if (!found) throw notFound('campaign');
    const campaign = toCampaign(found.campaign);
    return {
      ...campaign,
      window: found.window,
      adGroups: found.adGroups.map((row) => toAdGroup(row, campaign.currency)),
    };
  }
}

function toCampaign(row: CampaignReadRow): Campaign {
  const { currency } = row;
  return {
    id: row.id,
    adAccountId: row.adAccountId,
    adAccountName: row.adAccountName,
    clientId: row.clientId,
    platform: row.platform,
    externalId: row.externalId,
    name: row.name,
    status: row.status,
    channel: row.channel,
    statusReasons: row.statusReasons,
    budget:
      row.budget !== null && row.budgetPeriod !== null
        ? {
            amount: { micros: row.budget, currency },
            period: row.budgetPeriod,
            sharedWith: row.sharedWith,
            owner: row.budgetOwner,
          }
        : null,
    currency,
    startDate: row.startDate,
    endDate: row.endDate,
    totals: toTotals(row),
    openSuggestions: row.openSuggestions,
    syncedAt: row.syncedAt?.toISOString() ?? null,
  };
}

function toAdGroup(row: AdGroupReadRow, currency: string): AdGroup {
  return {
    id: row.id,
    campaignId: row.campaignId,
    externalId: row.externalId,
    name: row.name,
    status: row.status,
    bid: row.bid === null ? null : { micros: row.bid, currency },
    budget: row.budget === null ? null : { micros: row.budget, currency },
    totals: toTotals(row),
  };
}
