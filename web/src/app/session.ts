import type { QueryClient } from '@tanstack/react-query';
import type { createBrowserRouter } from 'react-router-dom';
import { useWorkspaceStore } from '../shared/session/workspace.store.js';

type Router = ReturnType<typeof createBrowserRouter>;

/** Paths that a person may see without a session. */
const OPEN_PATHS = ['/sign-in', '/sign-up', '/invite'];

/** Forgets everything the last person saw and asks who is there; keeps where they were going. */
export function goToSignIn(client: QueryClient, router: Router): void {
  const { pathname, search } = router.state.location;
  if (OPEN_PATHS.includes(pathname)) return;
  const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
  useWorkspaceStore.getState().choose(null);
  client.clear();
  void router.navigate(`/sign-in${next}`, { replace: true });
}
