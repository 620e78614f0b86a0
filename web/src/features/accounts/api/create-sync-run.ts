import { createSyncRun, type SyncMode } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Asks for a sync of one account. */
export function useCreateSyncRun(adAccountId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mode: SyncMode) => call(createSyncRun, { body: { adAccountId, mode } }),
    onSettled: () => refreshTags(client, ['sync', 'connections']),
  });
}
