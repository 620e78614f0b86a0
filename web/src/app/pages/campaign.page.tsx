import type { Campaign } from '@adwright/contracts';
import { Link, useParams } from 'react-router-dom';
import { useCampaign } from '../../features/campaigns/api/get-campaign.js';
import { CampaignDays } from '../../features/campaigns/campaign-days.js';
import { CampaignFigures } from '../../features/campaigns/campaign-figures.js';
import { CampaignParts } from '../../features/campaigns/campaign-parts.js';
import { StatusTag } from '../../features/campaigns/status-tag.js';
import { useWindow } from '../../features/campaigns/use-window.js';
import { WindowFilter } from '../../features/campaigns/window-filter.js';
import { OutsideChangeList } from '../../features/outside-changes/outside-change-list.js';
import { TopSuggestions } from '../../features/suggestions/top-suggestions.js';
import { formatAge, formatRange } from '../../shared/format/date.js';
import { useAdAccount } from '../../shared/hooks/use-ad-accounts.js';
import { label, t } from '../../shared/messages/message.js';
import { AskMenu, questionsAbout } from '../../shared/ui/ask-menu.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { Page } from '../../shared/ui/page.js';
import { useCampaignChanges } from '../api/campaign-changes.js';
import { useOutsideMarks } from '../api/outside-marks.js';
import { CampaignIdeas } from './campaign-ideas.js';

const MOST_SUGGESTIONS = 5;

interface DaysProps {
  readonly campaign: Campaign;
  readonly window: { readonly from: string; readonly to: string };
}

function Days({ campaign, window }: DaysProps) {
  const { adAccountId, id, externalId, currency } = campaign;
  const account = useAdAccount(adAccountId);
  const timeZone = account?.timeZone ?? 'UTC';
  const { data: own } = useCampaignChanges(adAccountId, externalId, timeZone);
  const { data: outside } = useOutsideMarks(id, timeZone);
  return (
    <CampaignDays
      adAccountId={adAccountId}
      campaignId={id}
      window={window}
      currency={currency}
      marks={[...(own ?? []), ...(outside ?? [])]}
    />
  );
}

function Lead({ campaign, window }: DaysProps) {
  return (
    <>
      <StatusTag status={campaign.status} /> ·{' '}
      <Link to={`/accounts/${campaign.adAccountId}`}>{campaign.adAccountName}</Link> ·{' '}
      {label('platform', campaign.platform)} · {formatRange(window.from, window.to)}
      {campaign.syncedAt !== null && ` · ${t('campaign.synced', { age: formatAge(campaign.syncedAt) })}`}
    </>
  );
}

/** One campaign: figures, what to decide, its days, its parts. */
export function CampaignPage() {
  const { id = '' } = useParams();
  const asked = useWindow();
  const query = useCampaign(id, asked);
  const { data } = query;
  return (
    <Page
      title={data?.name ?? t('campaigns.title')}
      back={{ to: '/campaigns', label: t('campaigns.title') }}
      {...(data === undefined ? {} : { lead: <Lead campaign={data} window={data.window} /> })}
      actions={
        <>
          {data !== undefined && <AskMenu questions={questionsAbout(data.name)} />}
          <WindowFilter />
        </>
      }
    >
      <Loaded
        query={query}
        loading={<LoadingBlock label={t('campaign.loading')} height={480} />}
        failed={t('campaign.failed')}
      >
        {({ adGroups, window, ...campaign }) => (
          <>
            {campaign.statusReasons.length > 0 && (
              <Notice
                tone="late"
                title={t('campaign.limited', {
                  reasons: campaign.statusReasons.map((reason) => label('reason', reason)).join(', '),
                })}
              />
            )}
            <CampaignFigures campaign={campaign} />
            <TopSuggestions campaignId={campaign.id} limit={MOST_SUGGESTIONS} />
            <Days campaign={campaign} window={window} />
            {campaign.platform !== 'files' && (
              <OutsideChangeList of={{ campaignId: campaign.id }} platform={campaign.platform} />
            )}
            <CampaignIdeas campaign={campaign} adGroups={adGroups} />
            <CampaignParts
              platform={campaign.platform}
              adGroups={adGroups}
              campaignId={campaign.id}
              window={asked}
              currency={campaign.currency}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
