import type { EndpointOutput, EndpointSpec } from '@adwright/contracts';
import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  type UseInfiniteQueryOptions,
  type UseQueryOptions,
} from '@tanstack/react-query';
import { type CallInput, call } from './call.js';
import { ApiProblem } from './problem.js';

/** Key of a query: the endpoint's tag first, so that a live event can refresh a whole area by its tag. */
export function queryKey(endpoint: EndpointSpec, input: unknown = {}) {
  return [endpoint.tag, endpoint.path, input] as const;
}

/** Query options of a GET endpoint; the key follows from endpoint and input, and a superseded request is aborted. */
export function endpointQuery<E extends EndpointSpec>(
  endpoint: E,
  input: CallInput<E>,
): UseQueryOptions<EndpointOutput<E>, Error> & { queryKey: readonly unknown[] } {
  return queryOptions<EndpointOutput<E>, Error>({
    queryKey: queryKey(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
  });
}

interface Page {
  readonly items: unknown[];
  readonly nextCursor: string | null;
}

/** Infinite query over a keyset-paged list: `load more` asks with the cursor of the page before. */
export function pagedQuery<P extends Page>(
  endpoint: EndpointSpec,
  input: unknown,
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
): UseInfiniteQueryOptions<P, Error, InfiniteData<P>, readonly unknown[], string | undefined> {
  return infiniteQueryOptions<P, Error, InfiniteData<P>, readonly unknown[], string | undefined>({
    queryKey: [...queryKey(endpoint, input), 'pages'],
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Asks again for everything visible of these areas, by the tag of their endpoints, and waits for the answers. */
export function refetchTags(client: QueryClient, tags: readonly string[]): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey: [tag] }) => tags.includes(String(tag)) });
}

/**
 * The same without waiting. A mutation must not wait for it: fresh data can take its button away, and what the button
 * had to do afterwards (go on, say that it is done) would never happen.
 */
export function refreshTags(client: QueryClient, tags: readonly string[]): void {
  void refetchTags(client, tags);
}

/** Only a failure that can pass by itself is asked again; a refusal stays a refusal. */
export function shouldRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiProblem && error.transient;
}
