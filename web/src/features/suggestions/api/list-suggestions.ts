import { listSuggestions, type SuggestionStatus } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { endpointQuery, pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

export interface SuggestionFilter {
  readonly status: SuggestionStatus;
  readonly adAccountId?: string;
}

const PAGE_SIZE = 50;

/** The queue, most valuable first, page by page. */
export function useSuggestions(filter: SuggestionFilter) {
  return usePaged(
    pagedQuery(listSuggestions, filter, (cursor, signal) =>
      call(
        listSuggestions,
        { query: { ...filter, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) } },
        { signal },
      ),
    ),
  );
}

/** The few open suggestions worth most; with a campaign, those that concern it. */
export function useOpenSuggestions(limit: number, campaignId?: string) {
  return useQuery(
    endpointQuery(listSuggestions, {
      query: { status: 'open', limit, ...(campaignId === undefined ? {} : { campaignId }) },
    }),
  );
}
