import { markSuggestionDone } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** "I did it": the change was made by hand on the platform. */
export function useMarkDone(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(markSuggestionDone, { params: { id } }),
    onSuccess: () => refreshTags(client, ['suggestions', 'metrics']),
  });
}
