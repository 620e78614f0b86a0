import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { toProblem } from '../../shared/api/problem.js';
import { refreshTags } from '../../shared/api/query.js';
import { type Answers, sendImport } from './api/create-import.js';
import { advance, emptyDialogue } from './dialogue.js';

/** Drives the dialogue about one file against the API; leaving the page stops what is being sent. */
export function useImportDialogue() {
  const [dialogue, dispatch] = useReducer(advance, emptyDialogue);
  const running = useRef<AbortController | null>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  useEffect(() => () => running.current?.abort(), []);

  const send = useCallback(
    async (file: File, answers: Answers, dryRun: boolean) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      dispatch({ type: 'sent', dryRun });
      try {
        const result = await sendImport({
          file,
          answers,
          dryRun,
          signal: controller.signal,
          onUpload: (share) => dispatch({ type: 'uploaded', share }),
        });
        if (dryRun || result.id === null) {
          dispatch({ type: 'read', preview: result });
          return;
        }
        refreshTags(client, ['imports', 'connections', 'metrics', 'campaigns']);
        await navigate(`/imports/${result.id}`);
      } catch (error) {
        // A file sent after this one has taken its place; its own answer counts.
        if (running.current === controller) dispatch({ type: 'refused', problem: toProblem(error), dryRun });
      }
    },
    [client, navigate],
  );

  const { file, answers } = dialogue;
  return {
    dialogue,
    /** Takes a file and reads it at once. */
    choose: (chosen: File, given: Answers) => {
      dispatch({ type: 'chosen', file: chosen, answers: given });
      void send(chosen, given, true);
    },
    /** Takes answers and reads the file again with all of them. */
    answer: (given: Answers) => {
      dispatch({ type: 'answered', answers: given });
      if (file !== null) void send(file, { ...answers, ...given }, true);
    },
    confirm: () => {
      if (file !== null) void send(file, answers, false);
    },
    stop: () => running.current?.abort(),
    reset: () => dispatch({ type: 'reset' }),
  };
}
