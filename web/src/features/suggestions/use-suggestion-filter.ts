import { type SuggestionStatus, suggestionStatusSchema } from '@adwright/contracts';
import { useSearchParams } from 'react-router-dom';
import type { SuggestionFilter } from './api/list-suggestions.js';

function statusOf(text: string | null): SuggestionStatus {
  const parsed = suggestionStatusSchema.safeParse(text);
  return parsed.success ? parsed.data : 'open';
}

/** The filter in the address bar, shared by the queue and by a suggestion opened from it. */
export function useSuggestionFilter(): { filter: SuggestionFilter; search: string } {
  const [params] = useSearchParams();
  const account = params.get('account');
  const search = params.toString();
  return {
    filter: { status: statusOf(params.get('status')), ...(account === null ? {} : { adAccountId: account }) },
    search: search === '' ? '' : `?${search}`,
  };
}
