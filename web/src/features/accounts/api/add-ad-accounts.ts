import { addAdAccounts } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Takes accounts of a connection into the workspace; their first sync starts. */
export function useAddAdAccounts(connectionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (externalIds: string[]) =>
      call(addAdAccounts, { params: { id: connectionId }, body: { externalIds } }),
    onSuccess: () => refreshTags(client, ['connections', 'sync', 'metrics']),
  });
}
