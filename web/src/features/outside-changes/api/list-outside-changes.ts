import { listOutsideChanges } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';
import { pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

const PAGE = 10;

/** Changes made outside Adwright in an account or one of its campaigns, newest first, page by page. */
export function useOutsideChanges(of: { readonly adAccountId: string } | { readonly campaignId: string }) {
  const query = { ...of, limit: PAGE };
  return usePaged(
    pagedQuery(listOutsideChanges, query, (cursor, signal) =>
      call(
        listOutsideChanges,
        { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        { signal },
      ),
    ),
  );
}
