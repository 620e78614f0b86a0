import { getReconciliation, listReconciliations, type Reconciliation } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';
import { usePollInterval } from '../../../shared/live/live.store.js';

/** Whether a comparison will still change by itself. */
export function isComparing({ state }: Pick<Reconciliation, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** The last comparison of an account with its platform; while it runs it is asked for again. */
export function useLastReconciliation(adAccountId: string) {
  const interval = usePollInterval();
  return useQuery({
    ...endpointQuery(listReconciliations, { query: { adAccountId, limit: 1 } }),
    refetchInterval: ({ state }) => (state.data?.items.some(isComparing) ? interval : false),
  });
}

/** A comparison with the days of its finished levels. */
export function useReconciliation(id: string) {
  return useQuery(endpointQuery(getReconciliation, { params: { id } }));
}
