import { logout, logoutEverywhere } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { call } from '../../shared/api/call.js';
import { useWorkspaceStore } from '../../shared/session/workspace.store.js';

/** Ends this session, or with `everywhere` every session of the person. */
export function useLogout() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const choose = useWorkspaceStore((state) => state.choose);
  return useMutation({
    mutationFn: async (everywhere: boolean) => {
      await (everywhere ? call(logoutEverywhere, {}) : call(logout, {}));
    },
    onSuccess: async () => {
      await navigate('/sign-in', { replace: true });
      choose(null);
      client.clear();
    },
  });
}
