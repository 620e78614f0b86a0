import type { invitationSchema } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ColumnDef } from '@tanstack/react-table';
import type { z } from 'zod';
import { formatInstant } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import { useInvitations } from './api/list-invitations.js';
import { useRevokeInvitation } from './api/revoke-invitation.js';
import { InviteModal } from './invite-modal.js';
import classes from './members.module.css';

type Invitation = z.output<typeof invitationSchema>;

function RevokeButton({ id }: { readonly id: string }) {
  const revoke = useRevokeInvitation();
  return (
    <Button
      size="compact-xs"
      disabled={revoke.isPending}
      onClick={() =>
        revoke.mutate(id, { onError: (error) => notifyFailed(t('invitations.revokeFailed'), error) })
      }
    >
      {t('invitations.revoke')}
    </Button>
  );
}

const columns: ColumnDef<Invitation>[] = [
  {
    id: 'for',
    header: t('invitations.for'),
    accessorFn: ({ email }) => email ?? '',
    meta: { main: true },
    cell: ({ row }) => row.original.email ?? t('invitations.anyone'),
  },
  {
    id: 'role',
    header: t('members.role'),
    accessorFn: ({ role }) => role,
    cell: ({ row }) => label('role', row.original.role),
  },
  {
    id: 'state',
    header: t('invitations.state'),
    accessorFn: ({ state }) => state,
    cell: ({ row }) => <Tag>{label('invitations.state', row.original.state)}</Tag>,
  },
  {
    id: 'expires',
    header: t('invitations.expires'),
    accessorFn: ({ expiresAt }) => expiresAt,
    meta: { number: true, wide: true },
    cell: ({ row }) => formatInstant(row.original.expiresAt),
  },
  {
    id: 'revoke',
    header: '',
    enableSorting: false,
    meta: { number: true },
    cell: ({ row: { original } }) => (original.state === 'open' ? <RevokeButton id={original.id} /> : null),
  },
];

export function InvitationList() {
  const invitations = useInvitations();
  const [inviting, { open, close }] = useDisclosure(false);
  return (
    <Section
      title={t('invitations.title')}
      note={t('invitations.note')}
      actions={
        <Button variant="filled" onClick={open}>
          {t('invitations.new')}
        </Button>
      }
      flush
    >
      <Loaded
        query={invitations}
        loading={<LoadingRows label={t('invitations.loading')} rows={3} />}
        failed={t('invitations.failed')}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.none}>{t('invitations.none')}</p>
          ) : (
            <DataTable label={t('invitations.title')} rows={items} columns={columns} rowId={({ id }) => id} />
          )
        }
      </Loaded>
      {inviting && <InviteModal onClose={close} />}
    </Section>
  );
}
