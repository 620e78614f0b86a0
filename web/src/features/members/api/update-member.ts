import { updateMember } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Changes a member's role or which clients they see. */
export function useUpdateMember(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof updateMember.body>) => call(updateMember, { params: { id }, body }),
    onSuccess: () => refreshTags(client, ['workspaces', 'auth']),
  });
}
