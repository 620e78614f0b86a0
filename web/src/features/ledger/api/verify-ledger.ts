import { verifyLedger } from '@adwright/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';

/** Walks the hash chain on the server. A person asks for it, so it is no cached query. */
export function useVerifyLedger() {
  return useMutation({ mutationFn: () => call(verifyLedger, {}) });
}
