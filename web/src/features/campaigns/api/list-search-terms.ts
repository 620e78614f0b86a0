import { listSearchTerms } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';
import { pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';
import type { Window } from '../use-window.js';

/** What people searched, dearest first, page by page. */
export function useSearchTerms(campaignId: string, window: Window) {
  const query = { campaignId, ...window };
  return usePaged(
    pagedQuery(listSearchTerms, query, (cursor, signal) =>
      call(listSearchTerms, { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } }, { signal }),
    ),
  );
}
