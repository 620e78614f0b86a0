import { snoozeSuggestion } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Puts a suggestion aside for some days. */
export function useSnoozeSuggestion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (days: number) => call(snoozeSuggestion, { params: { id }, body: { days } }),
    onSuccess: () => refreshTags(client, ['suggestions', 'metrics']),
  });
}
