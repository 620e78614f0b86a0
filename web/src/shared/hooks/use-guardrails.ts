import { getGuardrails } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../api/query.js';

export const guardrailsQuery = () => endpointQuery(getGuardrails, {});

/** The limits that hold in this workspace and whether writes are stopped. */
export function useGuardrails() {
  return useQuery(guardrailsQuery());
}
