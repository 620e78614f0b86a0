import type { Suggestion } from '@adwright/contracts';
import { t } from '../../shared/messages/message.js';
import { Notice } from '../../shared/ui/notice.js';

/** Says so when a language model proposed it: no rule found it and nothing was tried on past days. */
export function ProposedBy({ by }: { readonly by: Suggestion['proposedBy'] }) {
  if (by === null) return null;
  return (
    <Notice title={t('suggestion.proposedBy', { engine: by.engine })}>
      {t('suggestion.proposedByText', { prompt: by.prompt })}
    </Notice>
  );
}
