import { getConnection } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** One connection. */
export function useConnection(id: string) {
  return useQuery(endpointQuery(getConnection, { params: { id } }));
}
