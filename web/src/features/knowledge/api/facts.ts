import {
  type Constraint,
  createKnowledgeFact,
  deleteKnowledgeFact,
  interpretKnowledgeFact,
  listKnowledgeFacts,
  updateKnowledgeFact,
} from '@adwright/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { endpointQuery, refreshTags } from '../../../shared/api/query.js';

export function useKnowledgeFacts(clientId: string | null) {
  return useQuery(
    endpointQuery(listKnowledgeFacts, { query: { limit: 200, ...(clientId === null ? {} : { clientId }) } }),
  );
}

export interface FactChange {
  /** Null makes a new one. */
  readonly id: string | null;
  /** Null forgets it. */
  readonly text: string | null;
  readonly clientId: string | null;
}

/** Notes a fact, puts it in other words, or forgets it. */
export function useSaveFact() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, text, clientId }: FactChange) => {
      if (id === null)
        await call(createKnowledgeFact, {
          body: { text: text ?? '', ...(clientId === null ? {} : { clientId }) },
        });
      else if (text === null) await call(deleteKnowledgeFact, { params: { id } });
      else await call(updateKnowledgeFact, { params: { id }, body: { text } });
    },
    onSuccess: () => refreshTags(client, ['knowledge', 'suggestions', 'drafts']),
  });
}

/** Corrects what a fact was understood as, accepts a reading, or switches the rule off and on. */
export function useInterpretFact(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { constraint?: Constraint | null; active?: boolean }) =>
      call(interpretKnowledgeFact, { params: { id }, body }),
    onSuccess: () => refreshTags(client, ['knowledge', 'suggestions', 'drafts']),
  });
}
