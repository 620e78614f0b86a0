import { getSyncRun, listSyncRuns, type SyncRun } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';
import { usePollInterval } from '../../../shared/live/live.store.js';

const RECENT = 10;

/** Whether a sync run will still change by itself. */
export function isSyncing({ state }: SyncRun): boolean {
  return state === 'queued' || state === 'running';
}

/** The last syncs of one account; while one runs they are asked for again. */
export function useSyncRuns(adAccountId: string) {
  const interval = usePollInterval();
  return useQuery({
    ...endpointQuery(listSyncRuns, { query: { adAccountId, limit: RECENT } }),
    refetchInterval: ({ state }) => (state.data?.items.some(isSyncing) ? interval : false),
  });
}

/** One sync run with its batches. */
export function useSyncRun(id: string) {
  const interval = usePollInterval();
  return useQuery({
    ...endpointQuery(getSyncRun, { params: { id } }),
    refetchInterval: ({ state }) => (state.data !== undefined && isSyncing(state.data) ? interval : false),
  });
}
