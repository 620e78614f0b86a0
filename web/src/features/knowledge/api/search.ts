import { searchKnowledge } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { queryKey } from '../../../shared/api/query.js';

/** The best passages for a question; nothing is asked while it is empty. */
export function useKnowledgeSearch(query: string, clientId: string | null) {
  const body = { query, limit: 5, ...(clientId === null ? {} : { clientId }) };
  return useQuery({
    queryKey: queryKey(searchKnowledge, body),
    queryFn: ({ signal }) => call(searchKnowledge, { body }, { signal }),
    enabled: query !== '',
  });
}
