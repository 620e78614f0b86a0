import { listInvitations } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** Invitations, newest first. */
export function useInvitations() {
  return useQuery(endpointQuery(listInvitations, { query: { limit: 100 } }));
}
