import type { Me } from '@adwright/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { meQuery } from '../../shared/session/use-me.js';
import { useWorkspaceStore } from '../../shared/session/workspace.store.js';

/** Only a path of this site: a link from elsewhere must not send a fresh session to another address. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/today';
}

/**
 * What happens after signing in: a clean cache, the person's own workspace, and on to where they were going; with
 * `stay` the page they are on goes on with them signed in.
 */
export function useEnter(stay = false) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const choose = useWorkspaceStore((state) => state.choose);
  return useCallback(
    async (me: Me) => {
      client.clear();
      choose(me.current?.workspaceId ?? null);
      client.setQueryData(meQuery().queryKey, me);
      if (!stay) await navigate(safeNext(params.get('next')), { replace: true });
    },
    [client, navigate, params, choose, stay],
  );
}
