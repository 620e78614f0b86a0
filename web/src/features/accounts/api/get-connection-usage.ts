import { getConnectionUsage } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

const REFRESH_MS = 30_000;

/** Allowances of calls of a connection, looked up again while the page is open. */
export function useConnectionUsage(id: string) {
  return useQuery({
    ...endpointQuery(getConnectionUsage, { params: { id } }),
    refetchInterval: REFRESH_MS,
  });
}
