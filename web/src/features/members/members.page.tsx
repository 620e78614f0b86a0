import type { Member } from '@adwright/contracts';
import { Button } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { label, plural, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { useMembers } from './api/list-members.js';
import { EditMemberModal } from './edit-member-modal.js';
import { InvitationList } from './invitation-list.js';

function columnsOf(mayEdit: boolean, edit: (member: Member) => void): ColumnDef<Member>[] {
  return [
    {
      id: 'name',
      header: t('common.name'),
      accessorFn: ({ name }) => name.toLowerCase(),
      meta: { main: true },
      cell: ({ row }) => row.original.name,
    },
    {
      id: 'email',
      header: t('members.email'),
      accessorFn: ({ email }) => email,
      meta: { wide: true },
      cell: ({ row }) => row.original.email,
    },
    {
      id: 'role',
      header: t('members.role'),
      accessorFn: ({ role }) => role,
      cell: ({ row }) => label('role', row.original.role),
    },
    {
      id: 'scope',
      header: t('members.scope'),
      accessorFn: ({ clientScope, clientIds }) => (clientScope === 'all' ? Infinity : clientIds.length),
      cell: ({ row: { original } }) =>
        original.clientScope === 'all'
          ? t('members.scopeAll')
          : plural('members.scopeList', original.clientIds.length),
    },
    {
      id: 'since',
      header: t('members.since'),
      accessorFn: ({ createdAt }) => createdAt,
      meta: { number: true, wide: true },
      cell: ({ row }) => <Age at={row.original.createdAt} />,
    },
    {
      id: 'edit',
      header: '',
      enableSorting: false,
      meta: { number: true },
      cell: ({ row: { original } }) =>
        mayEdit ? (
          <Button size="compact-xs" onClick={() => edit(original)}>
            {t('common.edit')}
          </Button>
        ) : null,
    },
  ];
}

/** Who is in the workspace and with which rights. */
export function MembersPage() {
  const members = useMembers();
  const mayEdit = useCan('admin');
  const [edited, setEdited] = useState<Member | null>(null);
  const columns = useMemo(() => columnsOf(mayEdit, setEdited), [mayEdit]);
  return (
    <Page title={t('members.title')} lead={t('members.lead')}>
      <Section flush>
        <Loaded
          query={members}
          loading={<LoadingRows label={t('members.loading')} rows={4} />}
          failed={t('members.failed')}
        >
          {({ items }) => (
            <DataTable label={t('members.title')} rows={items} columns={columns} rowId={({ id }) => id} />
          )}
        </Loaded>
      </Section>
      {mayEdit && <InvitationList />}
      {edited !== null && <EditMemberModal member={edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
