import type { Plan, PlanChange, SuggestionDetail } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { isProblem } from '../../../shared/api/problem.js';
import { describeChange, formatPlanValue } from '../../../shared/format/change.js';
import { plural, t } from '../../../shared/messages/message.js';
import { Notice } from '../../../shared/ui/notice.js';
import { ProblemNotice } from '../../../shared/ui/problem-notice.js';
import { useApproveSuggestion } from '../api/approve-suggestion.js';
import classes from '../suggestions.module.css';

interface ApproveButtonProps {
  readonly suggestion: SuggestionDetail;
  readonly plan: Plan;
}

/** What the button does, in words; a change that the words cannot hold is counted instead. */
export function approveText({ change, currency, platform }: SuggestionDetail, plan: Plan): string {
  if (change === null || plan.changes.length !== 1) return plural('change.several', plan.changes.length);
  return describeChange(change, currency, platform);
}

function sameTarget(a: PlanChange, b: PlanChange): boolean {
  return a.entity.externalId === b.entity.externalId && a.field === b.field;
}

/** How the new plan differs from the one that was approved, line by line. */
export function planMoves(before: Plan, now: Plan): string[] {
  return now.changes.flatMap((change) => {
    const old = before.changes.find((candidate) => sameTarget(candidate, change));
    if (old === undefined || (old.from === change.from && old.to === change.to)) return [];
    return t('suggestion.planChangedWas', {
      from: formatPlanValue(old.from, old),
      to: formatPlanValue(old.to, old),
      nowFrom: formatPlanValue(change.from, change),
      nowTo: formatPlanValue(change.to, change),
    });
  });
}

/** The one button that lets money move. It approves the plan on the screen and no other. */
export function ApproveButton({ suggestion, plan }: ApproveButtonProps) {
  const navigate = useNavigate();
  const approve = useApproveSuggestion(suggestion.id);
  const [approvedPlan, setApprovedPlan] = useState<Plan | null>(null);
  const planChanged = isProblem(approve.error, 'plan_changed');
  const submit = (): void => {
    setApprovedPlan(plan);
    approve.mutate(plan.hash, { onSuccess: ({ actionId }) => void navigate(`/actions/${actionId}`) });
  };
  return (
    <>
      {planChanged && (
        <Notice tone="late" urgent title={t('suggestion.planChangedTitle')}>
          {t('suggestion.planChangedText')}
          {approvedPlan !== null &&
            planMoves(approvedPlan, plan).map((line) => (
              <div key={line}>
                <strong>{line}</strong>
              </div>
            ))}
        </Notice>
      )}
      {approve.error && !planChanged && (
        <ProblemNotice error={approve.error} what={t('suggestion.approveFailed')} />
      )}
      <Button
        variant="filled"
        color="signoff.6"
        size="md"
        fullWidth
        leftSection={<IconSignature size={18} aria-hidden />}
        disabled={!plan.verdict.allowed || approve.isPending}
        onClick={submit}
        classNames={{ label: classes.decideLabel ?? '' }}
      >
        {approve.isPending ? t('suggestion.approving') : approveText(suggestion, plan)}
      </Button>
    </>
  );
}
