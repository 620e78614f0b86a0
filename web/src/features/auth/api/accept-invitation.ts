import { acceptInvitation, type Membership } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { call } from '../../../shared/api/call.js';
import { useWorkspaceStore } from '../../../shared/session/workspace.store.js';

/** Joins a workspace and opens it. */
export function useAcceptInvitation() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const choose = useWorkspaceStore((state) => state.choose);
  return useMutation({
    mutationFn: (token: string) => call(acceptInvitation, { body: { token } }),
    onSuccess: async ({ workspaceId }: Membership) => {
      choose(workspaceId);
      client.clear();
      await navigate('/today');
    },
  });
}
