import {
  cancelDocument,
  createDocument,
  deleteDocument,
  type EndpointOutput,
  getDocument,
  listDocuments,
  listPassages,
  retryDocument,
} from '@adwright/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { endpointQuery, pagedQuery, refreshTags } from '../../../shared/api/query.js';
import { usePaged } from '../../../shared/hooks/use-paged.js';

const UPLOAD_TIMEOUT_MS = 5 * 60_000;

export type Created = EndpointOutput<typeof createDocument>;

/** Documents, newest first; with a client, its own and those of the whole workspace. */
export function useDocuments(clientId: string | null) {
  const narrowed = clientId === null ? {} : { clientId };
  return usePaged(
    pagedQuery(listDocuments, narrowed, (cursor, signal) =>
      call(
        listDocuments,
        { query: { ...narrowed, ...(cursor === undefined ? {} : { cursor }) } },
        { signal },
      ),
    ),
  );
}

export function useDocument(id: string) {
  return useQuery(endpointQuery(getDocument, { params: { id } }));
}

/** A document's passages in its order, page by page. */
export function usePassages(id: string) {
  return usePaged(
    pagedQuery(listPassages, { id }, (cursor, signal) =>
      call(
        listPassages,
        { params: { id }, query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
        { signal },
      ),
    ),
  );
}

export interface NewDocument {
  readonly file?: File;
  readonly title?: string;
  readonly text?: string;
  readonly clientId: string | null;
  readonly onUpload?: (share: number) => void;
}

/** Sends a file or a text. */
export function useCreateDocument() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, title, text, clientId, onUpload }: NewDocument) =>
      call(
        createDocument,
        {
          body: {
            ...(title === undefined ? {} : { title }),
            ...(text === undefined ? {} : { text }),
            ...(clientId === null ? {} : { clientId }),
          },
        },
        {
          timeoutMs: UPLOAD_TIMEOUT_MS,
          ...(file === undefined ? {} : { file }),
          ...(onUpload === undefined ? {} : { onUpload }),
        },
      ),
    onSuccess: () => refreshTags(client, ['knowledge']),
  });
}

const changes = { retry: retryDocument, cancel: cancelDocument, delete: deleteDocument };

/** Retries, cancels or deletes a document. */
export function useChangeDocument() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, what }: { id: string; what: keyof typeof changes }) => {
      await call(changes[what], { params: { id } });
    },
    onSuccess: () => refreshTags(client, ['knowledge', 'chat']),
  });
}
