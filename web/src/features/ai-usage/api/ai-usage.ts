import { getAiUsage, putAiCap, putModelProposals } from '@adwright/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { endpointQuery } from '../../../shared/api/query.js';

const usageQuery = () => endpointQuery(getAiUsage, {});

/** What language models were asked this month, and what it cost. */
export function useAiUsage() {
  return useQuery(usageQuery());
}

/** Sets the monthly cap in micros of a US dollar; null removes it. */
export function usePutAiCap() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (monthlyCapMicros: string | null) => call(putAiCap, { body: { monthlyCapMicros } }),
    onSuccess: (usage) => client.setQueryData(usageQuery().queryKey, usage),
  });
}

/** Lets a language model propose changes of its own, or not. */
export function usePutModelProposals() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (enabled: boolean) => call(putModelProposals, { body: { enabled } }),
    onSuccess: (usage) => client.setQueryData(usageQuery().queryKey, usage),
  });
}
