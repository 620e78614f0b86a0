import { previewInvitation } from '@adwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../shared/api/call.js';
import { queryKey } from '../../../shared/api/query.js';

/** What an invitation link invites to. The token stays out of URLs and logs: it travels in the body. */
export function useInvitationPreview(token: string) {
  return useQuery({
    queryKey: queryKey(previewInvitation, { token }),
    queryFn: ({ signal }) => call(previewInvitation, { body: { token } }, { signal }),
    enabled: token !== '',
    retry: false,
  });
}
