import { getToday } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../api/query.js';

/** Money at stake, freshness and what waits: for Today itself and for the frame around every view. */
export function useToday() {
  return useQuery({ ...endpointQuery(getToday, {}), refetchInterval: 60_000 });
}
