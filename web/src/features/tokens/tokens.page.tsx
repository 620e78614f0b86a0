import type { apiTokenSchema } from '@adwright/contracts';
import { Button, Code } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ColumnDef } from '@tanstack/react-table';
import type { z } from 'zod';
import { formatInstant } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { notifyDone, notifyFailed } from '../../shared/ui/notify.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { useApiTokens } from './api/list-api-tokens.js';
import { useRevokeApiToken } from './api/revoke-api-token.js';
import { TokenModal } from './token-modal.js';

type ApiToken = z.output<typeof apiTokenSchema>;

function RevokeButton({ id }: { readonly id: string }) {
  const revoke = useRevokeApiToken();
  return (
    <Button
      size="compact-xs"
      disabled={revoke.isPending}
      onClick={() =>
        revoke.mutate(id, {
          onSuccess: () => notifyDone(t('tokens.revoked')),
          onError: (error) => notifyFailed(t('tokens.revokeFailed'), error),
        })
      }
    >
      {t('tokens.revoke')}
    </Button>
  );
}

const columns: ColumnDef<ApiToken>[] = [
  {
    id: 'name',
    header: t('tokens.name'),
    accessorFn: ({ name }) => name.toLowerCase(),
    meta: { main: true },
    cell: ({ row }) => row.original.name,
  },
  {
    id: 'prefix',
    header: t('tokens.prefix'),
    enableSorting: false,
    meta: { wide: true },
    cell: ({ row }) => <Code>{row.original.prefix}</Code>,
  },
  {
    id: 'role',
    header: t('tokens.role'),
    accessorFn: ({ role }) => role,
    cell: ({ row }) => label('role', row.original.role),
  },
  {
    id: 'used',
    header: t('tokens.lastUsed'),
    accessorFn: ({ lastUsedAt }) => lastUsedAt ?? '',
    meta: { number: true },
    cell: ({ row: { original } }) =>
      original.lastUsedAt === null ? t('common.never') : <Age at={original.lastUsedAt} />,
  },
  {
    id: 'expires',
    header: t('tokens.expires'),
    accessorFn: ({ expiresAt }) => expiresAt ?? '',
    meta: { number: true, wide: true },
    cell: ({ row: { original } }) =>
      original.expiresAt === null ? t('common.never') : formatInstant(original.expiresAt),
  },
  {
    id: 'revoke',
    header: '',
    enableSorting: false,
    meta: { number: true },
    cell: ({ row }) => <RevokeButton id={row.original.id} />,
  },
];

/** Tokens that act as this person. */
export function TokensPage() {
  const tokens = useApiTokens();
  const [making, { open, close }] = useDisclosure(false);
  const button = (
    <Button variant="filled" onClick={open}>
      {t('tokens.new')}
    </Button>
  );
  return (
    <Page title={t('tokens.title')} lead={t('tokens.lead')} actions={button}>
      <Section flush>
        <Loaded
          query={tokens}
          loading={<LoadingRows label={t('tokens.loading')} rows={3} />}
          failed={t('tokens.failed')}
        >
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('tokens.emptyTitle')}>{t('tokens.emptyText')}</EmptyState>
            ) : (
              <DataTable label={t('tokens.title')} rows={items} columns={columns} rowId={({ id }) => id} />
            )
          }
        </Loaded>
      </Section>
      {making && <TokenModal onClose={close} />}
    </Page>
  );
}
