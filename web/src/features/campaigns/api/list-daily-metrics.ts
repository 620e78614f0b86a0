import { listDailyMetrics } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

interface Days {
  readonly adAccountId: string;
  readonly campaignId: string;
  readonly from: string;
  readonly to: string;
}

/** A campaign's stored facts by day. */
export function useCampaignDays(days: Days) {
  return useQuery(endpointQuery(listDailyMetrics, { query: { ...days, level: 'campaign' } }));
}
