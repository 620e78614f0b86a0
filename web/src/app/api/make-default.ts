import { setDefaultWorkspace } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.js';
import { refreshTags } from '../../shared/api/query.js';

/** Opens this workspace when none is named. */
export function useMakeDefault() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(setDefaultWorkspace, { params: { id } }),
    onSuccess: () => refreshTags(client, ['auth', 'workspaces']),
  });
}
