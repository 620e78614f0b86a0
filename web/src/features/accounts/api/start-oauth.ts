import { startOAuth } from '@adwright/contracts';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../../../shared/api/call.js';

/** Asks where to grant access and goes there. */
export function useStartOAuth() {
  return useMutation({
    mutationFn: (body: z.input<typeof startOAuth.body>) => call(startOAuth, { body }),
    onSuccess: ({ authorizeUrl }) => window.location.assign(authorizeUrl),
  });
}
