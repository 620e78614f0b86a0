import { type EndpointSpec, regenerateAnswer, resumeAnswer, sendMessage } from '@adwright/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { refetchTags, refreshTags } from '../../shared/api/query.js';
import { readAnswer } from './api/read-answer.js';
import { type LiveAnswer, NO_ANSWER, withEvent } from './live-answer.js';

/**
 * Asks and reads answers of one conversation. Leaving the page only stops the reading; coming back (`streaming`) goes
 * on where the answer is.
 */
export function useAnswer(conversationId: string, streaming: boolean) {
  const client = useQueryClient();
  const [live, setLive] = useState<LiveAnswer>(NO_ANSWER);
  const [error, setError] = useState<Error | null>(null);
  const reading = useRef<AbortController | null>(null);
  const [busy, setBusy] = useState(false);

  const read = useCallback(
    async (endpoint: EndpointSpec, body: unknown): Promise<void> => {
      if (reading.current) return;
      const leave = new AbortController();
      reading.current = leave;
      setBusy(true);
      setError(null);
      try {
        await readAnswer(endpoint, conversationId, body, leave.signal, (event) => {
          if (event.type === 'draft') refreshTags(client, ['drafts']);
          setLive((before) => withEvent(before, event));
        });
      } catch (problem) {
        if (leave.signal.aborted) return;
        setError(problem instanceof Error ? problem : new Error(String(problem)));
      }
      reading.current = null;
      await refetchTags(client, ['chat', 'drafts']);
      if (leave.signal.aborted) return;
      setLive(NO_ANSWER);
      setBusy(false);
    },
    [client, conversationId],
  );

  useEffect(() => {
    if (streaming) void read(resumeAnswer, undefined);
  }, [streaming, read]);
  useEffect(
    () => () => {
      reading.current?.abort();
      reading.current = null;
    },
    [],
  );

  return {
    live,
    error,
    busy,
    ask: (text: string) => void read(sendMessage, { text }),
    regenerate: () => void read(regenerateAnswer, {}),
  };
}
