import { undoAction } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Puts back the recorded values; answers the undoing action. */
export function useUndoAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(undoAction, { params: { id } }),
    onSettled: () => refreshTags(client, ['actions', 'suggestions', 'ledger']),
  });
}
