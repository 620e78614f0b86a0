import { listJudgements } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../../shared/api/query.js';

/** What the last run judged about each entity of an account. */
export function useJudgements(adAccountId: string) {
  return useQuery(endpointQuery(listJudgements, { query: { adAccountId } }));
}
