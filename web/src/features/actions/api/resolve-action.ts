import { resolveAction } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

export interface Resolution {
  readonly outcome: 'applied' | 'not_applied';
  readonly note: string;
}

/** Settles an action whose outcome nobody could read, after a person has looked. */
export function useResolveAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Resolution) => call(resolveAction, { params: { id }, body }),
    onSuccess: () => refreshTags(client, ['actions', 'ledger']),
  });
}
