import { type AdAccount, listAdAccounts } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../api/query.js';

const EVERY_ACCOUNT = { query: { limit: 200 } } as const;

/** Ad accounts the person may see, for pickers, filters and names. */
export function useAdAccounts() {
  return useQuery(endpointQuery(listAdAccounts, EVERY_ACCOUNT));
}

/** One account out of the list; null when it is not there (yet). */
export function useAdAccount(id: string | null): AdAccount | null {
  const { data } = useAdAccounts();
  return data?.items.find((account) => account.id === id) ?? null;
}
