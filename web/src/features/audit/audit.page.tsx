import type { auditEventSchema } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import type { z } from 'zod';
import { formatInstant } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { useAuditEvents } from './api/list-audit-events.js';

type AuditEvent = z.output<typeof auditEventSchema>;

function details({ detail }: AuditEvent): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

const columns: ColumnDef<AuditEvent>[] = [
  {
    id: 'kind',
    header: t('audit.kind'),
    accessorFn: ({ kind }) => kind,
    meta: { main: true },
    cell: ({ row }) => label('audit.kinds', row.original.kind),
  },
  {
    id: 'actor',
    header: t('audit.actor'),
    accessorFn: ({ actor }) => actor?.name ?? '',
    meta: { whole: true },
    cell: ({ row }) => row.original.actor?.name ?? t('ledger.system'),
  },
  {
    id: 'detail',
    header: t('audit.detail'),
    enableSorting: false,
    meta: { wide: true },
    cell: ({ row }) => details(row.original),
  },
  {
    id: 'at',
    header: t('audit.at'),
    accessorFn: ({ at }) => at,
    meta: { number: true },
    cell: ({ row }) => formatInstant(row.original.at),
  },
];

/** Who signed in and who changed rights, tokens, limits and connections. */
export function AuditPage() {
  const events = useAuditEvents();
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <Section flush>
        <Loaded
          query={events}
          loading={<LoadingRows label={t('audit.loading')} rows={10} />}
          failed={t('audit.failed')}
        >
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title={t('audit.emptyTitle')}>{t('audit.emptyText')}</EmptyState>
            ) : (
              <DataTable
                label={t('audit.title')}
                rows={rows}
                columns={columns}
                rowId={({ id }) => id}
                below={
                  <LoadMore
                    shown={rows.length}
                    hasMore={events.hasMore}
                    loading={events.loadingMore}
                    onMore={events.loadMore}
                  />
                }
              />
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
