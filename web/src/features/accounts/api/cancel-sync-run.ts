import { cancelSyncRun } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Stops a sync after the batch that is running. */
export function useCancelSyncRun(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(cancelSyncRun, { params: { id } }),
    onSettled: () => refreshTags(client, ['sync']),
  });
}
