import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice.js';

interface QueryLike<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface LoadedProps<T> {
  readonly query: QueryLike<T>;
  /** A placeholder of the size of what is coming. */
  readonly loading: ReactNode;
  /** What could not be loaded, as a sentence. */
  readonly failed: string;
  readonly children: (data: T) => ReactNode;
}

/** The three states of something asked for. Data that is already there stays while a later refresh fails. */
export function Loaded<T>({ query, loading, failed, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return <ProblemNotice error={query.error} what={failed} onRetry={() => void query.refetch()} />;
  }
  return loading;
}
