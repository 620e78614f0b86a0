import { rejectSuggestion } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

export type Rejection = z.input<typeof rejectSuggestion.body>;

/** Rejects with a reason, which the server remembers. */
export function useRejectSuggestion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Rejection) => call(rejectSuggestion, { params: { id }, body }),
    onSuccess: () => refreshTags(client, ['suggestions', 'metrics']),
  });
}
