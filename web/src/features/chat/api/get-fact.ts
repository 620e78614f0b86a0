import { getFact } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** Where a figure is from: its query and the rows as they were. */
export function useFact(id: string, messageId: string, factId: string) {
  return useQuery(endpointQuery(getFact, { params: { id, messageId, factId } }));
}
