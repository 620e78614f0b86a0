import { cancelReconciliation } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Stops a comparison; levels that are finished stay. */
export function useCancelReconciliation(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(cancelReconciliation, { params: { id } }),
    onSettled: () => refreshTags(client, ['reconciliation']),
  });
}
