import { getSuggestion } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

export const suggestionQuery = (id: string) => endpointQuery(getSuggestion, { params: { id } });

/** One suggestion with evidence, replay, plan and verdict, planned anew by the server when it is asked for. */
export function useSuggestion(id: string) {
  return useQuery(suggestionQuery(id));
}
