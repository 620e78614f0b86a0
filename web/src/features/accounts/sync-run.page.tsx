import type { SyncRun } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { useParams } from 'react-router-dom';
import { formatInstant, formatRange } from '../../shared/format/date.js';
import { ABSENT } from '../../shared/format/locale.js';
import { formatCount } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import { useSyncRun } from './api/sync-runs.js';
import { BatchBar, CancelSync, syncTones } from './sync-progress.js';

type Batch = SyncRun['batches'][number];

function took({ startedAt, finishedAt }: Batch): string {
  if (startedAt === null || finishedAt === null) return '';
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return t('sync.seconds', { seconds: formatCount(Math.round(seconds * 10) / 10) });
}

const columns: ColumnDef<Batch>[] = [
  {
    id: 'name',
    header: t('sync.batch'),
    enableSorting: false,
    meta: { main: true },
    cell: ({ row }) => label('sync.batchName', row.original.name),
  },
  {
    id: 'state',
    header: t('sync.batchState'),
    enableSorting: false,
    cell: ({ row }) => label('sync.batchState', row.original.state),
  },
  {
    id: 'rows',
    header: t('sync.batchRows'),
    enableSorting: false,
    meta: { number: true },
    cell: ({ row }) => formatCount(row.original.rows),
  },
  {
    id: 'took',
    header: t('sync.batchTime'),
    enableSorting: false,
    meta: { number: true },
    cell: ({ row }) => took(row.original),
  },
];

function lead({ mode, trigger, attempt, from, to, createdAt }: SyncRun): string {
  const parts = [
    `${label('sync.modeShort', mode)} ${label('sync.trigger', trigger)}`,
    from === null || to === null ? ABSENT : formatRange(from, to),
    formatInstant(createdAt),
    ...(attempt > 1 ? [t('sync.attempt', { attempt })] : []),
  ];
  return parts.join(' · ');
}

/** One sync run with its ten batches, as it runs. */
export function SyncRunPage() {
  const { id = '' } = useParams();
  const query = useSyncRun(id);
  const { data } = query;
  return (
    <Page
      title={data === undefined ? t('sync.title') : t('sync.runTitle', { account: data.adAccountName })}
      back={
        data === undefined
          ? { to: '/accounts', label: t('accounts.title') }
          : { to: `/accounts/${data.adAccountId}`, label: data.adAccountName }
      }
      {...(data === undefined
        ? {}
        : {
            lead: lead(data),
            actions: (
              <>
                <CancelSync run={data} />
                <Tag tone={syncTones[data.state]}>{label('sync.state', data.state)}</Tag>
              </>
            ),
          })}
      width="narrow"
    >
      <Loaded
        query={query}
        loading={<LoadingBlock label={t('sync.loading')} height={420} />}
        failed={t('sync.failed')}
      >
        {(run) => (
          <>
            {run.error !== null && (
              <Notice tone="risk" urgent title={t('sync.errorTitle')}>
                <div>{run.error.message}</div>
                {run.error.remedy !== null && <div>{run.error.remedy}</div>}
                {run.error.vendorCode !== null && (
                  <div>{t('action.errorVendor', { code: run.error.vendorCode })}</div>
                )}
              </Notice>
            )}
            <Section>
              <BatchBar run={run} />
            </Section>
            <Section flush>
              <DataTable
                label={t('sync.batches')}
                rows={run.batches}
                columns={columns}
                rowId={({ name }) => name}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
