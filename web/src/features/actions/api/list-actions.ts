import { type ActionState, listActions } from '@adwright/contracts';
import { call } from '../../../shared/api/call.js';
import { pagedQuery } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

export interface ActionFilter {
  readonly adAccountId?: string;
  readonly state?: ActionState;
}

/** Actions, newest first, page by page. */
export function useActions(filter: ActionFilter) {
  return usePaged(
    pagedQuery(listActions, filter, (cursor, signal) =>
      call(listActions, { query: { ...filter, ...(cursor === undefined ? {} : { cursor }) } }, { signal }),
    ),
  );
}
