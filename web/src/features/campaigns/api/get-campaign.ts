import { getCampaign } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';
import type { Window } from '../use-window.js';

/** One campaign with its ad groups and totals over a window. */
export function useCampaign(id: string, window: Window) {
  return useQuery(endpointQuery(getCampaign, { params: { id }, query: window }));
}
