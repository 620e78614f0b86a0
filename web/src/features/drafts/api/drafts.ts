import {
  type CampaignDraft,
  createConversation,
  createDraft,
  discardDraft,
  type EndpointCall,
  editDraft,
  getDraft,
  listDrafts,
  publishDraft,
  reopenDraft,
} from '@adwright/contracts';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { endpointQuery, pagedQuery, queryKey, refreshTags } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

export type DraftEdit = Omit<EndpointCall<typeof editDraft>['body'], 'version'>;

/** Drafts that are not put away, the last changed first. */
export function useDrafts() {
  return usePaged(
    pagedQuery(listDrafts, {}, (cursor, signal) =>
      call(listDrafts, { query: cursor === undefined ? {} : { cursor } }, { signal }),
    ),
  );
}

export function useDraft(id: string) {
  return useQuery(endpointQuery(getDraft, { params: { id } }));
}

/** The draft a conversation builds or has built last; undefined while unknown, null when there is none. */
export function useDraftOf(conversationId: string): string | null | undefined {
  const { data } = useQuery(endpointQuery(listDrafts, { query: { conversationId, limit: 10 } }));
  if (data === undefined) return undefined;
  const editing = data.items.find(({ state }) => state === 'editing');
  return (editing ?? data.items[0])?.id ?? null;
}

function keep(client: QueryClient, draft: CampaignDraft): void {
  client.setQueryData(queryKey(getDraft, { params: { id: draft.id } }), draft);
  refreshTags(client, ['drafts', 'actions']);
}

function useChange<Input>(change: (input: Input) => Promise<CampaignDraft>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (draft) => keep(client, draft),
    // Somebody else may have changed it: what stands there now is what is shown.
    onError: () => refreshTags(client, ['drafts']),
  });
}

export function useEditDraft({ id, version }: Pick<CampaignDraft, 'id' | 'version'>) {
  return useChange((edit: DraftEdit) => call(editDraft, { params: { id }, body: { version, ...edit } }));
}
export function usePublishDraft({ id, version }: Pick<CampaignDraft, 'id' | 'version'>) {
  return useChange<void>(() => call(publishDraft, { params: { id }, body: { version } }));
}
export function useReopenDraft(id: string) {
  return useChange<void>(() => call(reopenDraft, { params: { id } }));
}
export function useDiscardDraft(id: string) {
  return useChange<void>(() => call(discardDraft, { params: { id } }));
}

/** What a draft may begin with. */
interface Beginning {
  readonly adAccountId: string | null;
  /** Texts chosen for the account's platform. */
  readonly set?: DraftEdit['set'];
}

/** A conversation with a draft that it builds; answers the conversation's id. */
export function useBeginDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ adAccountId, set }: Beginning): Promise<string> => {
      const conversation = await call(createConversation, { body: {} });
      const draft = await call(createDraft, {
        body: { conversationId: conversation.id, ...(adAccountId === null ? {} : { adAccountId }) },
      });
      if (set !== undefined)
        await call(editDraft, { params: { id: draft.id }, body: { version: draft.version, set } });
      return conversation.id;
    },
    onSuccess: () => refreshTags(client, ['chat', 'drafts']),
  });
}
