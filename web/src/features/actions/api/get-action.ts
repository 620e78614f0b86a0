import { type ActionState, getAction } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';
import { usePollInterval } from '../../../shared/live/live.store.js';

const MOVING: readonly ActionState[] = ['queued', 'applying', 'verifying'];

/** Whether an action will still change by itself. */
export function isMoving(state: ActionState): boolean {
  return MOVING.includes(state);
}

/** One action; while it moves it is asked for again, rarely beside live events and often without them. */
export function useAction(id: string) {
  const interval = usePollInterval();
  return useQuery({
    ...endpointQuery(getAction, { params: { id } }),
    refetchInterval: ({ state }) =>
      state.data === undefined || !isMoving(state.data.state) ? false : interval,
  });
}
