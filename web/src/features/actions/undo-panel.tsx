import type { Action } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router-dom';
import { formatPlanValue } from '../../shared/format/change.js';
import { formatMoney } from '../../shared/format/money.js';
import { label, plural, t } from '../../shared/messages/message.js';
import { useCan, useRole } from '../../shared/session/use-role.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Section } from '../../shared/ui/section.js';
import classes from './action.module.css';
import { useUndoAction } from './api/undo-action.js';

/** The words on the undo button: the value that comes back, or how many do. */
export function undoText({ plan }: Action): string {
  const [only, ...more] = plan.changes;
  if (only === undefined || more.length > 0) return plural('action.undoSeveral', plan.changes.length);
  return t('action.undoButton', {
    values: `${label('field', only.field).toLowerCase()} ${formatPlanValue(only.from, only)}`,
  });
}

function spent({ undo, plan }: Action): string | null {
  const currency = plan.changes.find((change) => change.currency !== null)?.currency;
  if (undo.spentSinceMicros === null || currency === undefined || currency === null) return null;
  return t('action.undoSpent', { amount: formatMoney(undo.spentSinceMicros, currency) });
}

/** Whether the change can be taken back, what it cost meanwhile, what stands in the way, and the button. */
export function UndoPanel({ action }: { readonly action: Action }) {
  const navigate = useNavigate();
  const undo = useUndoAction(action.id);
  const mayUndo = useCan('analyst');
  const role = useRole();
  const { possible, reason, blockedBy } = action.undo;
  const since = spent(action);
  return (
    <Section title={t('action.undo')}>
      <p className={classes.text}>
        {possible ? t('action.undoText') : (reason ?? t('action.undoImpossible'))} {since}
      </p>
      {blockedBy !== null && (
        <p className={classes.text}>
          {t('action.undoBlocked')} <Link to={`/actions/${blockedBy}`}>{t('action.openBlocker')}</Link>
        </p>
      )}
      {undo.error && <ProblemNotice error={undo.error} what={t('action.undoFailed')} />}
      {possible && mayUndo && (
        <Button
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          disabled={undo.isPending}
          onClick={() =>
            undo.mutate(undefined, { onSuccess: ({ actionId }) => void navigate(`/actions/${actionId}`) })
          }
        >
          {undo.isPending ? t('action.undoing') : undoText(action)}
        </Button>
      )}
      {possible && !mayUndo && (
        <p className={classes.text}>{t('action.undoViewer', { role: label('role', role ?? 'viewer') })}</p>
      )}
    </Section>
  );
}
