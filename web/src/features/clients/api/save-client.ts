import { createClient, updateClient } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

export type ClientFields = z.input<typeof createClient.body> & { readonly archived: boolean };

/** Adds a client, or with an id changes one. */
export function useSaveClient(id: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ archived, ...fields }: ClientFields) =>
      id === null
        ? call(createClient, { body: fields })
        : call(updateClient, { params: { id }, body: { ...fields, archived } }),
    onSuccess: () => refreshTags(client, ['workspaces', 'connections']),
  });
}
