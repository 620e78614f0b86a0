import type { AdAccount, ReconciledLevel, Reconciliation } from '@adwright/contracts';
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { label, plural, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Section } from '../../shared/ui/section.js';
import classes from './accounts.module.css';
import { COMPARED_DAYS, useCreateReconciliation } from './api/create-reconciliation.js';
import { isComparing, useLastReconciliation, useReconciliation } from './api/reconciliations.js';
import { ReconciliationDays } from './reconciliation-days.js';
import { ReconciliationProgress } from './reconciliation-progress.js';

function Start({ adAccountId, busy }: { readonly adAccountId: string; readonly busy: boolean }) {
  const create = useCreateReconciliation(adAccountId);
  return (
    <div className={classes.run}>
      {create.error && <ProblemNotice error={create.error} what={t('reconcile.failed')} />}
      <Button onClick={() => create.mutate()} disabled={create.isPending || busy}>
        {create.isPending || busy ? t('reconcile.comparing') : plural('reconcile.compare', COMPARED_DAYS)}
      </Button>
    </div>
  );
}

/** The finished levels of a comparison, one at a time. */
function Results({ run, currency }: { readonly run: Reconciliation; readonly currency: string }) {
  const query = useReconciliation(run.id);
  const [level, setLevel] = useState<ReconciledLevel | null>(null);
  return (
    <Loaded
      query={query}
      loading={<LoadingRows label={t('reconcile.loading')} rows={6} />}
      failed={t('reconcile.loadFailed')}
    >
      {({ results }) => {
        const shown = results.find((result) => result.level === level) ?? results[0];
        if (shown === undefined) return null;
        return (
          <>
            <div className={classes.run}>
              <Select
                aria-label={t('reconcile.level')}
                data={results.map((result) => ({
                  value: result.level,
                  label: label('level', result.level),
                }))}
                value={shown.level}
                onChange={(value) => {
                  const chosen = results.find((result) => result.level === value);
                  if (chosen) setLevel(chosen.level);
                }}
                allowDeselect={false}
                w={200}
              />
            </div>
            <ReconciliationDays result={shown} currency={currency} />
          </>
        );
      }}
    </Loaded>
  );
}

/** Stored totals beside the platform's, day by day, and why they differ. */
export function ReconciliationPanel({ account }: { readonly account: AdAccount }) {
  const last = useLastReconciliation(account.id);
  const mayCompare = useCan('analyst');
  return (
    <Section title={t('reconcile.title')} note={t('reconcile.note')} flush>
      <Loaded
        query={last}
        loading={<LoadingRows label={t('reconcile.loading')} rows={2} />}
        failed={t('reconcile.loadFailed')}
      >
        {({ items: [run] }) => (
          <>
            {mayCompare && <Start adAccountId={account.id} busy={run !== undefined && isComparing(run)} />}
            {run === undefined ? (
              <p className={classes.none}>{t('reconcile.none')}</p>
            ) : (
              <>
                <ReconciliationProgress run={run} />
                {run.levels.some(({ state }) => state === 'done') && (
                  <Results key={run.id} run={run} currency={account.currency} />
                )}
              </>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
