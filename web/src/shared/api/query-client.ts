import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem.js';
import { shouldRetry } from './query.js';

const SIGNED_OUT_CODES = ['not_signed_in', 'session_expired'];

/** The cache of everything the server said. `onSignedOut` runs when any request learns that the session is over. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error): void => {
    if (isProblem(error) && SIGNED_OUT_CODES.includes(error.code)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 15_000, gcTime: 300_000 },
      // A write is sent once; the person decides whether to send it again.
      mutations: { retry: false },
    },
  });
}
