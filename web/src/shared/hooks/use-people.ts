import { listMembers } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../api/query.js';
import { useCan } from '../session/use-role.js';

/** Names of the workspace's people by user id; empty for a person who may not see the members. */
export function usePeople(): ReadonlyMap<string, string> {
  const maySee = useCan('analyst');
  const { data } = useQuery({ ...endpointQuery(listMembers, { query: { limit: 200 } }), enabled: maySee });
  return new Map((data?.items ?? []).map(({ userId, name }) => [userId, name]));
}
