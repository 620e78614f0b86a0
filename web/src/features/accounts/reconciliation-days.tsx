import type { GapReason, ReconciledDay, ReconciledResult } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { formatDate, formatInstant } from '../../shared/format/date.js';
import { formatMoney } from '../../shared/format/money.js';
import { formatCount, formatPercent } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Tag, type Tone } from '../../shared/ui/tag.js';
import classes from './accounts.module.css';

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

/** One level's days: both sides where they differ, and why. */
export function ReconciliationDays({
  result,
  currency,
}: {
  readonly result: ReconciledResult;
  readonly currency: string;
}) {
  const { coverage, unexplainedDays, equalDays, explainedDays, days, readAt, level } = result;
  return (
    <>
      <p className={classes.none}>
        {t('reconcile.summary', { equal: equalDays, explained: explainedDays, unexplained: unexplainedDays })}{' '}
        <Age at={readAt} />
        {coverage !== null &&
          ` · ${t('reconcile.coverage', { percent: formatPercent(coverage.costPercent), level: label('level', level) })}`}
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
