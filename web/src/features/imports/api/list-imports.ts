import { listImports } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';
import { pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

/** Imports, newest first, page by page. */
export function useImports() {
  return usePaged(
    pagedQuery(listImports, {}, (cursor, signal) =>
      call(listImports, { query: cursor === undefined ? {} : { cursor } }, { signal }),
    ),
  );
}
