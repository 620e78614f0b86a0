import { listAlerts } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** Open alerts, gravest first. */
export function useOpenAlerts() {
  return useQuery(endpointQuery(listAlerts, { query: { state: 'open', limit: 20 } }));
}
