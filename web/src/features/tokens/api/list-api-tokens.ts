import { listApiTokens } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** This person's API tokens in the workspace. */
export function useApiTokens() {
  return useQuery(endpointQuery(listApiTokens, {}));
}
