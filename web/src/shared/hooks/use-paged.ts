import { type InfiniteData, type UseInfiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';

interface Page {
  readonly items: unknown[];
  readonly nextCursor: string | null;
}

type ItemOf<P extends Page> = P['items'][number];
type Options<P> = UseInfiniteQueryOptions<P, Error, InfiniteData<P>, readonly unknown[], string | undefined>;

/** A keyset-paged list as one array, with what a "load more" button needs. */
export function usePaged<P extends Page>(options: Options<P>) {
  const query = useInfiniteQuery(options);
  const data = query.data?.pages.flatMap<ItemOf<P>>(({ items }) => items);
  return {
    data,
    firstPage: query.data?.pages[0],
    error: query.error,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}
