import { connectWithToken } from '@adwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { refreshTags } from '../../../shared/api/query.js';

/** Hands a system user's token over; the platform checks it before anything is kept. */
export function useConnectWithToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof connectWithToken.body>) => call(connectWithToken, { body }),
    onSuccess: () => refreshTags(client, ['connections']),
  });
}
