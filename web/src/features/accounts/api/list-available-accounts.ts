import { listAvailableAccounts } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** Ad accounts the grant can reach, asked of the platform. */
export function useAvailableAccounts(connectionId: string, enabled: boolean) {
  return useQuery({
    ...endpointQuery(listAvailableAccounts, { params: { id: connectionId } }),
    enabled,
    staleTime: 60_000,
  });
}
