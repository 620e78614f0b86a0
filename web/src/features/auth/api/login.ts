import { login } from '@adwright/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { useEnter } from '../use-enter.js';

/** Signs in with e-mail and password. */
export function useLogin(stay: boolean) {
  const enter = useEnter(stay);
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => call(login, { body }),
    onSuccess: enter,
  });
}
