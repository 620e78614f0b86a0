import { stopWrites } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.js';
import { refreshTags } from '../../shared/api/query.js';
import { guardrailsQuery } from '../../shared/hooks/use-guardrails.js';

/** Stops every write of the workspace at once. */
export function useStopWrites() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(stopWrites, {}),
    onSuccess: (saved) => {
      client.setQueryData(guardrailsQuery().queryKey, saved);
      refreshTags(client, ['actions', 'suggestions', 'ledger', 'metrics']);
    },
  });
}
