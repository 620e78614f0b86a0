import {
  createConversation,
  deleteConversation,
  getConversation,
  listConversations,
  renameConversation,
  stopAnswer,
} from '@adwright/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { endpointQuery, pagedQuery, refreshTags } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

/** One's own conversations, the last used first. */
export function useConversations() {
  return usePaged(
    pagedQuery(listConversations, {}, (cursor, signal) =>
      call(listConversations, { query: cursor === undefined ? {} : { cursor } }, { signal }),
    ),
  );
}

/** A conversation with its messages. */
export function useConversation(id: string) {
  return useQuery(endpointQuery(getConversation, { params: { id } }));
}

export function useCreateConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(createConversation, { body: {} }),
    onSuccess: () => refreshTags(client, ['chat']),
  });
}

export function useRenameConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, title }: { readonly id: string; readonly title: string }) =>
      call(renameConversation, { params: { id }, body: { title } }),
    onSuccess: () => refreshTags(client, ['chat']),
  });
}

export function useDeleteConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(deleteConversation, { params: { id } }),
    onSuccess: () => refreshTags(client, ['chat']),
  });
}

export function useStopAnswer() {
  return useMutation({ mutationFn: (id: string) => call(stopAnswer, { params: { id } }) });
}
