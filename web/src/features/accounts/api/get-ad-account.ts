import { getAdAccount } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** One ad account. */
export function useAccount(id: string) {
  return useQuery(endpointQuery(getAdAccount, { params: { id } }));
}
