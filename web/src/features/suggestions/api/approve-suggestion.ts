import { approveSuggestion } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { isProblem } from '../../../shared/api/problem.js';
import { refetchTags, refreshTags } from '../../../shared/api/query.js';

/** Approves exactly the plan that was on the screen: its hash goes along, so nothing else can be applied. */
export function useApproveSuggestion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (planHash: string) => call(approveSuggestion, { params: { id }, body: { planHash } }),
    onSuccess: () => refreshTags(client, ['suggestions', 'actions', 'metrics']),
    onError: async (error) => {
      // The new plan must be on the screen before the person can decide again.
      if (isProblem(error, 'plan_changed')) await refetchTags(client, ['suggestions']);
    },
  });
}
