import { getImport, type Import } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';
import { usePollInterval } from '../../../shared/live/live.store.js';

/** Whether an import will still change by itself. */
export function isRunning(state: Import['state']): boolean {
  return state === 'queued' || state === 'storing';
}

/** One import, asked for again while it is being stored. */
export function useImport(id: string) {
  const interval = usePollInterval();
  return useQuery({
    ...endpointQuery(getImport, { params: { id } }),
    refetchInterval: ({ state }) =>
      state.data === undefined || !isRunning(state.data.state) ? false : interval,
  });
}
