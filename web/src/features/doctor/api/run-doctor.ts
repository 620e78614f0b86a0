import { runDoctor } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** Checks of the set-up; each asks the platforms anew, so nothing is kept for long. */
export function useDoctor() {
  return useQuery({ ...endpointQuery(runDoctor, {}), staleTime: 0, refetchOnWindowFocus: false });
}
