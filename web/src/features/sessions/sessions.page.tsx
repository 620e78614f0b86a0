import type { sessionSchema } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import type { z } from 'zod';
import { t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import { useSessions } from './api/list-sessions.js';

type Session = z.output<typeof sessionSchema>;

const columns: ColumnDef<Session>[] = [
  {
    id: 'device',
    header: t('sessions.device'),
    accessorFn: ({ userAgent }) => userAgent ?? '',
    meta: { main: true },
    cell: ({ row: { original } }) => (
      <>
        {original.userAgent ?? t('sessions.unknown')} {original.current && <Tag>{t('sessions.current')}</Tag>}
      </>
    ),
  },
  {
    id: 'address',
    header: t('sessions.address'),
    accessorFn: ({ ip }) => ip ?? '',
    meta: { wide: true },
    cell: ({ row }) => row.original.ip ?? t('sessions.unknown'),
  },
  {
    id: 'started',
    header: t('sessions.started'),
    accessorFn: ({ createdAt }) => createdAt,
    meta: { number: true, wide: true },
    cell: ({ row }) => <Age at={row.original.createdAt} />,
  },
  {
    id: 'used',
    header: t('sessions.used'),
    accessorFn: ({ lastUsedAt }) => lastUsedAt,
    meta: { number: true },
    cell: ({ row }) => <Age at={row.original.lastUsedAt} />,
  },
];

/** Where this person is signed in. */
export function SessionsPage() {
  const sessions = useSessions();
  return (
    <Page title={t('sessions.title')} lead={`${t('sessions.lead')} ${t('sessions.everywhere')}`}>
      <Section flush>
        <Loaded
          query={sessions}
          loading={<LoadingRows label={t('sessions.loading')} rows={3} />}
          failed={t('sessions.failed')}
        >
          {({ items }) => (
            <DataTable label={t('sessions.title')} rows={items} columns={columns} rowId={({ id }) => id} />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
