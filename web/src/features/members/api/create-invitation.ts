import { createInvitation } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Makes a link that lets one person join; the link is in the answer and nowhere else. */
export function useCreateInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof createInvitation.body>) => call(createInvitation, { body }),
    onSuccess: () => refreshTags(client, ['workspaces']),
  });
}
