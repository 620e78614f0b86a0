import { createApiToken } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Makes a token; its text is in the answer and nowhere else. */
export function useCreateApiToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof createApiToken.body>) => call(createApiToken, { body }),
    onSuccess: () => refreshTags(client, ['auth']),
  });
}
