import { authOptions } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** Which ways to sign in exist here, and whether this is the demo. */
export function useAuthOptions() {
  return useQuery({ ...endpointQuery(authOptions, {}), staleTime: 600_000 });
}
