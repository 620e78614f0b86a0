import { removeMember } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Takes a person out of the workspace. */
export function useRemoveMember(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(removeMember, { params: { id } }),
    onSuccess: () => refreshTags(client, ['workspaces']),
  });
}
