import { entityStatusSchema } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router-dom';
import { formatRange } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { AskMenu } from '../../shared/ui/ask-menu.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { AccountFilter, ChoiceFilter, FilterBar, SearchFilter } from '../../shared/ui/filters.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { useCampaigns } from './api/list-campaigns.js';
import { CampaignTable } from './campaign-table.js';
import { useWindow } from './use-window.js';
import { WindowFilter } from './window-filter.js';

const statuses = entityStatusSchema.options.map((value) => ({ value, label: label('status', value) }));

/** Every campaign of every account the person may see. */
export function CampaignsPage() {
  const [params] = useSearchParams();
  const window = useWindow();
  const status = entityStatusSchema.safeParse(params.get('status'));
  const account = params.get('account');
  const search = params.get('q');
  const campaigns = useCampaigns({
    ...window,
    ...(account === null ? {} : { adAccountId: account }),
    ...(status.success ? { status: status.data } : {}),
    ...(search === null ? {} : { search }),
  });
  const mayBuild = useCan('analyst');
  const covered = campaigns.firstPage?.window;
  return (
    <Page
      width="wide"
      title={t('campaigns.title')}
      actions={
        <>
          <AskMenu questions={[t('ask.worst'), t('ask.best'), t('ask.cpa'), t('ask.outside')]} />
          {mayBuild && (
            <Button component={Link} to="/drafts/new">
              {t('drafts.new')}
            </Button>
          )}
        </>
      }
      {...(covered === undefined
        ? {}
        : { lead: t('campaigns.window', { range: formatRange(covered.from, covered.to) }) })}
    >
      <FilterBar>
        <SearchFilter label={t('campaigns.search')} />
        <ChoiceFilter
          name="status"
          label={t('common.status')}
          placeholder={t('campaigns.anyStatus')}
          options={statuses}
        />
        <AccountFilter />
        <WindowFilter />
      </FilterBar>
      <Section flush>
        <Loaded
          query={campaigns}
          loading={<LoadingRows label={t('campaigns.loading')} rows={14} />}
          failed={t('campaigns.failed')}
        >
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title={t('campaigns.emptyTitle')}>{t('campaigns.emptyText')}</EmptyState>
            ) : (
              <CampaignTable
                campaigns={rows}
                below={
                  <LoadMore
                    shown={rows.length}
                    hasMore={campaigns.hasMore}
                    loading={campaigns.loadingMore}
                    onMore={campaigns.loadMore}
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
