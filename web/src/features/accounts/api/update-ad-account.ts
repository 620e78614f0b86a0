import { updateAdAccount } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Renames an account, moves it to another client or chooses its conversion goal. */
export function useUpdateAccount(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof updateAdAccount.body>) =>
      call(updateAdAccount, { params: { id }, body }),
    onSuccess: () => refreshTags(client, ['connections', 'metrics', 'campaigns', 'workspaces']),
  });
}
