import { listKeywords } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';
import { pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';
import type { Window } from '../use-window.js';

/** Keywords and excluded searches of a campaign, page by page. */
export function useKeywords(campaignId: string, window: Window) {
  const query = { campaignId, ...window };
  return usePaged(
    pagedQuery(listKeywords, query, (cursor, signal) =>
      call(listKeywords, { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } }, { signal }),
    ),
  );
}
