import { acknowledgeAlert } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Marks an alert as seen. */
export function useAcknowledgeAlert() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(acknowledgeAlert, { params: { id } }),
    onSuccess: () => refreshTags(client, ['alerts', 'metrics']),
  });
}
