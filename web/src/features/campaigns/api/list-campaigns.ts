import { listCampaigns } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';
import { pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

export interface CampaignFilter {
  readonly adAccountId?: string;
  readonly status?: 'enabled' | 'paused' | 'removed';
  readonly search?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Campaigns with their totals over a window, largest cost first, page by page. */
export function useCampaigns(filter: CampaignFilter) {
  return usePaged(
    pagedQuery(listCampaigns, filter, (cursor, signal) =>
      call(listCampaigns, { query: { ...filter, ...(cursor === undefined ? {} : { cursor }) } }, { signal }),
    ),
  );
}
