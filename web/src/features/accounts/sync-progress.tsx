import type { SyncRun } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { Link } from 'react-router-dom';
import { formatCount } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Age } from '../../shared/ui/age.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { Tag, type Tone } from '../../shared/ui/tag.js';
import classes from './accounts.module.css';
import { useCancelSyncRun } from './api/cancel-sync-run.js';
import { isSyncing } from './api/sync-runs.js';

export const syncTones: Record<SyncRun['state'], Tone> = {
  queued: 'plain',
  running: 'plain',
  done: 'verified',
  failed: 'risk',
  cancelled: 'late',
};

const FINISHED = ['done', 'skipped'];

/** Batches of a run as a bar of ten, with the one that is running named. */
export function BatchBar({ run }: { readonly run: SyncRun }) {
  const done = run.batches.filter(({ state }) => FINISHED.includes(state)).length;
  const running = run.batches.find(({ state }) => state === 'running');
  const words = t('sync.progress', { done, total: run.batches.length });
  return (
    <>
      <div className={classes.batches} role="img" aria-label={words}>
        {run.batches.map(({ name, state }) => (
          <span
            key={name}
            className={classes.batch}
            data-state={state}
            title={`${label('sync.batchName', name)}: ${label('sync.batchState', state)}`}
          />
        ))}
      </div>
      <div className={classes.soft} role="status">
        {words} · {t('sync.rows', { rows: formatCount(run.rows) })}
        {running !== undefined && ` · ${label('sync.batchName', running.name)}`}
      </div>
    </>
  );
}

export function CancelSync({ run }: { readonly run: SyncRun }) {
  const cancel = useCancelSyncRun(run.id);
  const mayCancel = useCan('analyst');
  if (!mayCancel || !isSyncing(run)) return null;
  return (
    <Button
      size="compact-sm"
      disabled={cancel.isPending}
      onClick={() =>
        cancel.mutate(undefined, { onError: (error) => notifyFailed(t('sync.cancelFailed'), error) })
      }
    >
      {cancel.isPending ? t('sync.cancelling') : t('sync.cancel')}
    </Button>
  );
}

/** One run of an account: how it went, how far it is. */
export function SyncRunItem({ run }: { readonly run: SyncRun }) {
  return (
    <div className={classes.run}>
      <div className={classes.runHead}>
        <span>
          <Link to={`/sync-runs/${run.id}`}>{label('sync.modeShort', run.mode)}</Link>{' '}
          {label('sync.trigger', run.trigger)}, <Age at={run.createdAt} />
        </span>
        <Tag tone={syncTones[run.state]}>{label('sync.state', run.state)}</Tag>
      </div>
      {run.state === 'done' ? (
        <div className={classes.soft}>{t('sync.rows', { rows: formatCount(run.rows) })}</div>
      ) : (
        <BatchBar run={run} />
      )}
      {run.error !== null && (
        <div className={classes.soft}>
          {run.error.message} {run.error.remedy}
        </div>
      )}
      <CancelSync run={run} />
    </div>
  );
}
