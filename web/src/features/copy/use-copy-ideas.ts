import {
  type CopyIdeas,
  type CopyStep,
  copyEventSchema,
  type EndpointCall,
  writeCopyIdeas,
} from '@adwright/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../shared/api/problem.js';
import { readEvents } from '../../shared/api/read-events.js';

export type CopySubject = Omit<EndpointCall<typeof writeCopyIdeas>['body'], 'language'>;

type State =
  | { readonly at: 'idle' | 'stopped' }
  | { readonly at: 'writing'; readonly step: CopyStep }
  | { readonly at: 'done'; readonly ideas: CopyIdeas }
  | { readonly at: 'failed'; readonly error: Error };

/** Ideas as they are written; leaving the page or `stop` hangs up, which stops the work. Nothing is kept anywhere. */
export function useCopyIdeas() {
  const [state, setState] = useState<State>({ at: 'idle' });
  const reading = useRef<AbortController | null>(null);

  const write = useCallback(async (subject: CopySubject): Promise<void> => {
    reading.current?.abort();
    const leave = new AbortController();
    reading.current = leave;
    setState({ at: 'writing', step: 'ads' });
    try {
      await readEvents(writeCopyIdeas, { body: subject }, copyEventSchema, leave.signal, (event) => {
        if (leave.signal.aborted) return 'last';
        if (event.type === 'step') {
          setState({ at: 'writing', step: event.step });
          return 'more';
        }
        if (event.type === 'ideas') setState({ at: 'done', ideas: event.ideas });
        else {
          const { code, status, title, detail, correlationId } = event.problem;
          setState({ at: 'failed', error: new ApiProblem({ code, status, title, detail, correlationId }) });
        }
        return 'last';
      });
    } catch (problem) {
      if (leave.signal.aborted) return;
      setState({ at: 'failed', error: problem instanceof Error ? problem : new Error(String(problem)) });
    }
  }, []);
  const stop = useCallback(() => {
    reading.current?.abort();
    setState({ at: 'stopped' });
  }, []);
  useEffect(() => () => reading.current?.abort(), []);

  return { state, write, stop };
}
