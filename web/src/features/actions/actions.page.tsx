import { type Action, actionStateSchema } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { Link, useSearchParams } from 'react-router-dom';
import { formatPlanValue } from '../../shared/format/change.js';
import { ABSENT } from '../../shared/format/locale.js';
import { label, t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { AccountFilter, ChoiceFilter, FilterBar } from '../../shared/ui/filters.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { useActions } from './api/list-actions.js';
import { StateTag } from './state-tag.js';

const states = actionStateSchema.options.map((value) => ({ value, label: label('action.state', value) }));

function diffText({ plan }: Action): string {
  const [first, ...more] = plan.changes;
  if (first === undefined) return '';
  const text = `${formatPlanValue(first.from, first)} → ${formatPlanValue(first.to, first)}`;
  return more.length === 0 ? text : `${text} +${more.length}`;
}

const columns: ColumnDef<Action>[] = [
  {
    id: 'title',
    header: t('actions.change'),
    enableSorting: false,
    meta: { main: true },
    cell: ({ row: { original } }) => <Link to={`/actions/${original.id}`}>{original.title}</Link>,
  },
  {
    id: 'diff',
    header: `${t('diff.from')} → ${t('diff.to')}`,
    enableSorting: false,
    meta: { wide: true },
    cell: ({ row }) => diffText(row.original),
  },
  {
    id: 'account',
    header: t('common.account'),
    accessorFn: ({ adAccountName }) => adAccountName,
    meta: { wide: true },
    cell: ({ row }) => row.original.adAccountName,
  },
  {
    id: 'state',
    header: t('actions.state'),
    accessorFn: ({ state }) => state,
    cell: ({ row }) => <StateTag state={row.original.state} />,
  },
  {
    id: 'by',
    header: t('actions.approvedBy'),
    accessorFn: ({ approvedBy }) => approvedBy?.name ?? '',
    meta: { wide: true },
    cell: ({ row }) => row.original.approvedBy?.name ?? ABSENT,
  },
  {
    id: 'when',
    header: t('actions.when'),
    accessorFn: ({ createdAt }) => createdAt,
    meta: { number: true },
    cell: ({ row }) => <Age at={row.original.createdAt} />,
  },
];

/** Every change that was approved, newest first. */
export function ActionsPage() {
  const [params] = useSearchParams();
  const account = params.get('account');
  const state = actionStateSchema.safeParse(params.get('state'));
  const actions = useActions({
    ...(account === null ? {} : { adAccountId: account }),
    ...(state.success ? { state: state.data } : {}),
  });
  return (
    <Page title={t('actions.title')} lead={t('actions.lead')}>
      <FilterBar>
        <ChoiceFilter
          name="state"
          label={t('actions.state')}
          placeholder={t('actions.anyState')}
          options={states}
        />
        <AccountFilter />
      </FilterBar>
      <Section flush>
        <Loaded
          query={actions}
          loading={<LoadingRows label={t('actions.loading')} />}
          failed={t('actions.failed')}
        >
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState
                title={t('actions.emptyTitle')}
                actions={<Link to="/suggestions">{t('today.suggestionsAll')}</Link>}
              >
                {t('actions.emptyText')}
              </EmptyState>
            ) : (
              <DataTable
                label={t('actions.title')}
                rows={rows}
                columns={columns}
                rowId={({ id }) => id}
                rowTo={({ id }) => `/actions/${id}`}
                below={
                  <LoadMore
                    shown={rows.length}
                    hasMore={actions.hasMore}
                    loading={actions.loadingMore}
                    onMore={actions.loadMore}
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
