import { listCampaigns, listSuggestions } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/api/query.js';

const FEW = 6;

/** Campaigns whose name holds `search`, for the jump list. */
export function useFindCampaigns(search: string) {
  return useQuery({
    ...endpointQuery(listCampaigns, { query: { search, limit: FEW } }),
    enabled: search.length >= 2,
  });
}

/** The head of the open queue, for the jump list. */
export function useFindSuggestions(enabled: boolean) {
  return useQuery({ ...endpointQuery(listSuggestions, { query: { status: 'open', limit: 20 } }), enabled });
}
