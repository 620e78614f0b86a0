import { listConnections } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** Connections of the workspace. */
export function useConnections() {
  return useQuery(endpointQuery(listConnections, { query: { limit: 200 } }));
}
