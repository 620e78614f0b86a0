import { listLedger } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';
import { pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

/** Ledger entries, newest first, page by page; with an action only its own. */
export function useLedger(actionId: string | null) {
  const query = actionId === null ? {} : { actionId };
  return usePaged(
    pagedQuery(listLedger, query, (cursor, signal) =>
      call(listLedger, { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } }, { signal }),
    ),
  );
}
