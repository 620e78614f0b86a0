import { listSessions } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** Live sessions of this person. */
export function useSessions() {
  return useQuery(endpointQuery(listSessions, {}));
}
