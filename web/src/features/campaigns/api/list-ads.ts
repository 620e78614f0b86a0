import { listAds } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';
import { pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';
import type { Window } from '../use-window.js';

/** Ads of a campaign, page by page. */
export function useAds(campaignId: string, window: Window) {
  const query = { campaignId, ...window };
  return usePaged(
    pagedQuery(listAds, query, (cursor, signal) =>
      call(listAds, { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } }, { signal }),
    ),
  );
}
