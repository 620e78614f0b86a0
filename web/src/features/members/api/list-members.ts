import { listMembers } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** People in the workspace. */
export function useMembers() {
  return useQuery(endpointQuery(listMembers, { query: { limit: 200 } }));
}
