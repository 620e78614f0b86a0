import type { refusedBranchSchema } from '@adwright/contracts';
import type { z } from 'zod';
import { plural } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';

type Refused = z.output<typeof refusedBranchSchema>;

/** Accounts and managers that are missing from the list because the platform refused to show them. */
export function RefusedBranches({ refused }: { readonly refused: readonly Refused[] }) {
  if (refused.length === 0) return null;
  return (
    <Notice tone="late" title={plural('connection.refused', refused.length)}>
      <ul>
        {refused.map(({ externalId, name, path, reason }) => (
          <li key={externalId}>
            {[...path, name].join(' › ')}
            {name !== externalId && ` (${externalId})`}: {reason}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
