import { deleteConnection } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Revokes the grant at the platform and forgets the credentials. */
export function useDeleteConnection(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(deleteConnection, { params: { id } }),
    onSuccess: () => refreshTags(client, ['connections', 'metrics']),
  });
}
