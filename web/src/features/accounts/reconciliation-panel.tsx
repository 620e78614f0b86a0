import {
  type AdAccount,
  type GapReason,
  type ReconciledDay,
  type ReconciledLevel,
  type Reconciliation,
  reconciledLevelSchema,
} from '@adwright/contracts';
import { Button, Group, Select } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useState } from 'react';
import { formatDate, formatInstant } from '../../shared/format/date.js';
import { formatMoney } from '../../shared/format/money.js';
import { formatCount, formatPercent } from '../../shared/format/number.js';
import { label, plural, t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Section } from '../../shared/ui/section.js';
import { Tag, type Tone } from '../../shared/ui/tag.js';
import classes from './accounts.module.css';
import { useReconciliation } from './api/reconcile-account.js';

const tones: Record<GapReason, Tone> = {
  open_day: 'plain',
  restated: 'late',
  never_read: 'late',
  gone: 'plain',
  unexplained: 'risk',
};

/** Both sides where they differ, one where they agree. */
function pair(stored: string, platform: string): string {
  return stored === platform ? platform : `${stored} → ${platform}`;
}

function Reason({ day }: { readonly day: ReconciledDay }) {
  if (day.gap === null) return <Tag tone="verified">{t('reconcile.equal')}</Tag>;
  const { reason, reread, rereadAt } = day.gap;
  return (
    <>
      <Tag tone={tones[reason]}>{label('reconcile.reason', reason)}</Tag>
      <div className={classes.soft}>
        {reread === null || rereadAt === null
          ? t('reconcile.notReread')
          : t('reconcile.reread', { run: label('sync.modeShort', reread), at: formatInstant(rereadAt) })}
      </div>
    </>
  );
}

function columnsIn(currency: string): ColumnDef<ReconciledDay>[] {
  const money = (micros: string) => formatMoney(micros, currency);
  return [
    {
      id: 'date',
      header: t('reconcile.day'),
      accessorFn: ({ date }) => date,
      meta: { main: true },
      cell: ({ row }) => formatDate(row.original.date),
    },
    {
      id: 'spend',
      header: t('reconcile.spend'),
      accessorFn: ({ platform }) => Number(platform.costMicros),
      meta: { number: true },
      cell: ({ row: { original } }) =>
        pair(money(original.stored.costMicros), money(original.platform.costMicros)),
    },
    {
      id: 'clicks',
      header: t('reconcile.clicks'),
      accessorFn: ({ platform }) => platform.clicks,
      meta: { number: true, wide: true },
      cell: ({ row: { original } }) =>
        pair(formatCount(original.stored.clicks), formatCount(original.platform.clicks)),
    },
    {
      id: 'conversions',
      header: t('reconcile.conversions'),
      accessorFn: ({ platform }) => Number(platform.conversions),
      meta: { number: true },
      cell: ({ row: { original } }) =>
        pair(
          formatCount(Number(original.stored.conversions)),
          formatCount(Number(original.platform.conversions)),
        ),
    },
    {
      id: 'reason',
      header: t('reconcile.verdict'),
      accessorFn: ({ gap }) => gap?.reason ?? '',
      cell: ({ row }) => <Reason day={row.original} />,
    },
  ];
}

function Result({ result, currency }: { readonly result: Reconciliation; readonly currency: string }) {
  const { coverage, unexplainedDays, equalDays, explainedDays, days, readAt } = result;
  return (
    <>
      <p className={classes.none}>
        {t('reconcile.summary', { equal: equalDays, explained: explainedDays, unexplained: unexplainedDays })}{' '}
        <Age at={readAt} />
        {coverage !== null &&
          ` · ${t('reconcile.coverage', { percent: formatPercent(coverage.costPercent), level: label('level', result.level) })}`}
      </p>
      <DataTable
        label={t('reconcile.title')}
        rows={days}
        columns={columnsIn(currency)}
        rowId={({ date }) => date}
      />
    </>
  );
}

/** Stored totals beside the platform's, day by day, and why they differ. */
export function ReconciliationPanel({ account }: { readonly account: AdAccount }) {
  const [level, setLevel] = useState<ReconciledLevel>('account');
  const query = useReconciliation(account.id, level);
  return (
    <Section title={t('reconcile.title')} note={t('reconcile.note')} flush>
      <div className={classes.run}>
        <Group gap={8} align="flex-end" wrap="nowrap">
          <Select
            aria-label={t('reconcile.level')}
            data={reconciledLevelSchema.options.map((value) => ({ value, label: label('level', value) }))}
            value={level}
            onChange={(value) => setLevel(reconciledLevelSchema.parse(value))}
            allowDeselect={false}
            w={200}
          />
          <Button onClick={() => void query.refetch()} disabled={query.isFetching}>
            {query.isFetching ? t('reconcile.comparing') : plural('reconcile.compare', 60)}
          </Button>
        </Group>
      </div>
      {query.error && <ProblemNotice error={query.error} what={t('reconcile.failed')} />}
      {query.isFetching ? (
        <LoadingRows label={t('reconcile.comparing')} rows={6} />
      ) : (
        query.data && <Result result={query.data} currency={account.currency} />
      )}
    </Section>
  );
}
