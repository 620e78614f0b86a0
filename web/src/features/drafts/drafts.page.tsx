import type { CampaignDraftSummary } from '@adwright/contracts';
import { Button } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { Link } from 'react-router-dom';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import { useDrafts } from './api/drafts.js';

const columns: ColumnDef<CampaignDraftSummary>[] = [
  {
    id: 'name',
    header: t('drafts.name'),
    enableSorting: false,
    meta: { main: true },
    cell: ({ row: { original } }) => (
      <Link to={original.conversationId ? `/chat/${original.conversationId}` : `/drafts/${original.id}`}>
        {original.name ?? t('draft.untitled')}
      </Link>
    ),
  },
  {
    id: 'platforms',
    header: t('drafts.platforms'),
    enableSorting: false,
    meta: { wide: true },
    cell: ({ row: { original } }) =>
      original.platforms.map((platform) => label('platform', platform)).join(', '),
  },
  {
    id: 'state',
    header: t('common.status'),
    enableSorting: false,
    cell: ({ row: { original } }) => <Tag>{label('draft.state', original.state)}</Tag>,
  },
  {
    id: 'by',
    header: t('drafts.by'),
    enableSorting: false,
    meta: { wide: true },
    cell: ({ row: { original } }) => original.createdBy.name,
  },
  {
    id: 'changed',
    header: t('drafts.changed'),
    enableSorting: false,
    meta: { number: true },
    cell: ({ row: { original } }) => <Age at={original.updatedAt} />,
  },
];

/** Campaigns in the making. */
export function DraftsPage() {
  const drafts = useDrafts();
  const mayBuild = useCan('analyst');
  const begin = mayBuild && (
    <Button component={Link} to="/drafts/new">
      {t('drafts.new')}
    </Button>
  );
  return (
    <Page title={t('drafts.title')} lead={t('drafts.lead')} actions={begin}>
      <Section flush>
        <Loaded
          query={drafts}
          loading={<LoadingRows label={t('drafts.loading')} rows={6} />}
          failed={t('drafts.failed')}
        >
          {(items) =>
            items.length === 0 ? (
              <EmptyState title={t('drafts.emptyTitle')}>{t('drafts.emptyText')}</EmptyState>
            ) : (
              <>
                <DataTable label={t('drafts.title')} columns={columns} rows={items} rowId={({ id }) => id} />
                <LoadMore
                  shown={items.length}
                  hasMore={drafts.hasMore}
                  loading={drafts.loadingMore}
                  onMore={drafts.loadMore}
                />
              </>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
