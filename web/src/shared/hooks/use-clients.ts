import { listClients } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../api/query.js';

/** Clients the person may see, for pickers and names. */
export function useClients() {
  return useQuery(endpointQuery(listClients, { query: { limit: 200 } }));
}
