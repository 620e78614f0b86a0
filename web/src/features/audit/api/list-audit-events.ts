import { listAuditEvents } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';
import { pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

/** The audit trail, newest first, page by page. */
export function useAuditEvents() {
  return usePaged(
    pagedQuery(listAuditEvents, {}, (cursor, signal) =>
      call(listAuditEvents, { query: cursor === undefined ? {} : { cursor } }, { signal }),
    ),
  );
}
