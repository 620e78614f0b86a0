import { createWorkspace } from '@adwright/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../shared/api/call.js';

/** Makes a workspace whose owner is the person. */
export function useCreateWorkspace() {
  return useMutation({ mutationFn: (name: string) => call(createWorkspace, { body: { name } }) });
}
