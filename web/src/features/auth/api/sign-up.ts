import { signUp } from '@adwright/contracts';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { useEnter } from '../use-enter.js';

/** Makes a user (and a workspace, unless an invitation is given) and signs in. */
export function useSignUp() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (body: z.input<typeof signUp.body>) => call(signUp, { body }),
    onSuccess: enter,
  });
}
