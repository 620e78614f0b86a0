import { type AdAccount, type SyncMode, syncModeSchema } from '@adwright/contracts';
import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Section } from '../../shared/ui/section.js';
import classes from './accounts.module.css';
import { useCreateSyncRun } from './api/create-sync-run.js';
import { isSyncing, useSyncRuns } from './api/sync-runs.js';
import { SyncRunItem } from './sync-progress.js';

function StartSync({ adAccountId, busy }: { readonly adAccountId: string; readonly busy: boolean }) {
  const [mode, setMode] = useState<SyncMode>('daily');
  const create = useCreateSyncRun(adAccountId);
  return (
    <div className={classes.run}>
      {create.error && <ProblemNotice error={create.error} what={t('sync.startFailed')} />}
      <Group gap={8} align="flex-end" wrap="nowrap">
        <Select
          aria-label={t('sync.mode')}
          data={syncModeSchema.options.map((value) => ({ value, label: label('sync.mode', value) }))}
          value={mode}
          onChange={(value) => setMode(syncModeSchema.parse(value))}
          flex={1}
        />
        <Button variant="filled" disabled={create.isPending || busy} onClick={() => create.mutate(mode)}>
          {create.isPending ? t('sync.starting') : t('sync.start')}
        </Button>
      </Group>
    </div>
  );
}

/** Syncs of one account: start one, watch it, see how the last ones went. */
export function SyncPanel({ account }: { readonly account: AdAccount }) {
  const runs = useSyncRuns(account.id);
  const maySync = useCan('analyst');
  if (account.platform === 'files') {
    return (
      <Section title={t('sync.title')} flush>
        <p className={classes.none}>{t('sync.noneFile')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('sync.title')} note={t('sync.note')} flush>
      {maySync && <StartSync adAccountId={account.id} busy={runs.data?.items.some(isSyncing) ?? false} />}
      <Loaded
        query={runs}
        loading={<LoadingRows label={t('sync.loading')} rows={4} />}
        failed={t('sync.failed')}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.none}>{t('sync.none')}</p>
          ) : (
            items.map((run) => <SyncRunItem key={run.id} run={run} />)
          )
        }
      </Loaded>
    </Section>
  );
}
