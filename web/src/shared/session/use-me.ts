import { getMe } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../api/query.js';

export const meQuery = () => ({ ...endpointQuery(getMe, {}), staleTime: 60_000 });

/** Who is signed in and where. */
export function useMe() {
  return useQuery(meQuery());
}
