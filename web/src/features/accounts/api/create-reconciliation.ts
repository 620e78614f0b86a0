import { createReconciliation } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Days of a comparison asked for on the account's page. */
export const COMPARED_DAYS = 60;

/** Asks for a comparison of every level of one account. */
export function useCreateReconciliation(adAccountId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(createReconciliation, { body: { adAccountId, days: COMPARED_DAYS } }),
    onSettled: () => refreshTags(client, ['reconciliation']),
  });
}
