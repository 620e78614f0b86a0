import { type ReconciledLevel, reconcileAccount } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

const DAYS = 60;

/** Compares one level with the platform, when asked: it costs calls and takes up to a minute. */
export function useReconciliation(adAccountId: string, level: ReconciledLevel) {
  return useQuery({
    ...endpointQuery(reconcileAccount, { params: { id: adAccountId }, query: { level, days: DAYS } }),
    enabled: false,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
