import { streamEvents } from '@adwright/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refreshTags } from '../../shared/api/query.js';
import { refreshSession } from '../../shared/api/session-refresh.js';
import { useLiveStore } from '../../shared/live/live.store.js';
import { eventTypes, tagsOf } from './tags-of.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Holds one event stream of the workspace open and refreshes what each event names. After a gap everything visible is
 * asked again, since events that passed meanwhile are not repeated.
 */
export function useLiveEvents(workspaceId: string | null): void {
  const client = useQueryClient();
  const setState = useLiveStore(({ set }) => set);
  useEffect(() => {
    if (workspaceId === null) return;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_WAIT_MS;
    let missed = false;
    let ended = false;

    const refreshStale = ({ data }: MessageEvent): void => {
      const tags = tagsOf(data);
      if (tags.length > 0) refreshTags(client, tags);
    };
    const open = (): void => {
      source = new EventSource(`/api${streamEvents.path}?workspaceId=${workspaceId}`, {
        withCredentials: true,
      });
      source.onopen = () => {
        wait = FIRST_WAIT_MS;
        setState('live');
        if (missed) void client.invalidateQueries();
        missed = false;
      };
      for (const type of eventTypes) source.addEventListener(type, refreshStale);
      source.onerror = () => {
        missed = true;
        setState('reconnecting');
        // The browser reconnects by itself unless the answer was a refusal, e.g. of an expired session.
        if (source?.readyState === EventSource.CLOSED) retry();
      };
    };
    const retry = (): void => {
      source?.close();
      if (ended) return;
      timer = setTimeout(() => {
        // A session that cannot be renewed shows itself in the next query; the stream only keeps trying.
        refreshSession().then(open, retry);
      }, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };

    setState('connecting');
    open();
    return () => {
      ended = true;
      clearTimeout(timer);
      source?.close();
    };
  }, [client, setState, workspaceId]);
}
