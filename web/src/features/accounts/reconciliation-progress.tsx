import type { Reconciliation } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { formatRange } from '../../shared/format/date.js';
import { formatCount } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Age } from '../../shared/ui/age.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { Tag } from '../../shared/ui/tag.js';
import classes from './accounts.module.css';
import { useCancelReconciliation } from './api/cancel-reconciliation.js';
import { isComparing } from './api/reconciliations.js';
import { syncTones } from './sync-progress.js';

function Cancel({ run }: { readonly run: Reconciliation }) {
  const cancel = useCancelReconciliation(run.id);
  const mayCancel = useCan('analyst');
  if (!mayCancel || !isComparing(run)) return null;
  return (
    <Button
      size="compact-sm"
      disabled={cancel.isPending}
      onClick={() =>
        cancel.mutate(undefined, { onError: (error) => notifyFailed(t('reconcile.cancelFailed'), error) })
      }
    >
      {cancel.isPending ? t('sync.cancelling') : t('reconcile.cancel')}
    </Button>
  );
}

/** How far a comparison is, level by level, and how it ended. */
export function ReconciliationProgress({ run }: { readonly run: Reconciliation }) {
  const { levels, state, error, createdAt, from, to } = run;
  const done = levels.filter((level) => level.state === 'done').length;
  const reading = levels.find((level) => level.state === 'running');
  const rows = levels.reduce((sum, level) => sum + level.rows, 0);
  const words = t('reconcile.progress', { done, total: levels.length });
  return (
    <div className={classes.run}>
      <div className={classes.runHead}>
        <span>
          {from !== null && to !== null && `${formatRange(from, to)}, `}
          <Age at={createdAt} />
        </span>
        <Tag tone={syncTones[state]}>{label('sync.state', state)}</Tag>
      </div>
      <div className={classes.steps} role="img" aria-label={words}>
        {levels.map(({ level, state: step }) => (
          <span
            key={level}
            className={classes.batch}
            data-state={step}
            title={`${label('level', level)}: ${label('sync.batchState', step)}`}
          />
        ))}
      </div>
      <div className={classes.soft} role="status">
        {words} · {t('sync.rows', { rows: formatCount(rows) })}
        {reading !== undefined && ` · ${label('level', reading.level)}`}
      </div>
      {error !== null && (
        <div className={classes.soft}>
          {error.message} {error.remedy}
        </div>
      )}
      <Cancel run={run} />
    </div>
  );
}
