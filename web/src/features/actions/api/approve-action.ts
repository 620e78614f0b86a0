import { approveAction } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Approves a drafted action by the hash of the plan that was on the screen. */
export function useApproveAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (planHash: string) => call(approveAction, { params: { id }, body: { planHash } }),
    onSettled: () => refreshTags(client, ['actions']),
  });
}
