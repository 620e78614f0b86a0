import { getSuggestionVoice, type Language } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** A suggestion in words; the first time somebody asks it is composed, which can take a while. */
export function useSuggestionVoice(id: string, language: Language) {
  return useQuery({
    ...endpointQuery(getSuggestionVoice, { params: { id }, query: { language } }),
    // Whoever waits has the suggestion itself; asking again is theirs to say.
    retry: false,
    staleTime: 300_000,
  });
}
