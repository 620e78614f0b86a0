import type { Action } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useApproveAction } from './api/approve-action.js';

/** The signature under a drafted action. */
export function ApproveDraft({ action }: { readonly action: Action }) {
  const approve = useApproveAction(action.id);
  const mayApprove = useCan('analyst');
  if (!mayApprove) return null;
  return (
    <>
      {approve.error && <ProblemNotice error={approve.error} what={t('action.approveFailed')} />}
      <Button
        variant="filled"
        color="signoff.6"
        size="md"
        mt="md"
        disabled={approve.isPending || !action.plan.verdict.allowed}
        onClick={() => approve.mutate(action.plan.hash)}
      >
        {approve.isPending ? t('action.approving') : t('action.approveDraft')}
      </Button>
    </>
  );
}
