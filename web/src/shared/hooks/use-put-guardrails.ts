import { type Guardrails, putGuardrails } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { refreshTags } from '../api/query.js';
import { guardrailsQuery } from './use-guardrails.js';

/** Changes the limits; whatever was planned under the old ones is asked again. */
export function usePutGuardrails() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Guardrails) => call(putGuardrails, { body }),
    onSuccess: (saved) => {
      client.setQueryData(guardrailsQuery().queryKey, saved);
      refreshTags(client, ['actions', 'suggestions', 'ledger', 'metrics']);
    },
  });
}
