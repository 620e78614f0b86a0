import { Switch } from '@mantine/core';
import { t } from '../../shared/messages/message.js';
import { usePutModelProposals } from './api/ai-usage.js';

/** Whether a language model may propose changes of its own. */
export function ModelProposalsSwitch({
  enabled,
  mayEdit,
}: {
  readonly enabled: boolean;
  readonly mayEdit: boolean;
}) {
  const put = usePutModelProposals();
  return (
    <Switch
      checked={put.isPending ? put.variables : enabled}
      disabled={!mayEdit || put.isPending}
      label={t('aiUsage.modelProposals')}
      description={t('aiUsage.modelProposalsText')}
      error={put.isError ? t('aiUsage.modelProposalsFailed') : null}
      onChange={(event) => put.mutate(event.currentTarget.checked)}
    />
  );
}
