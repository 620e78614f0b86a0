import { lazy, Suspense } from 'react';
import { t } from '../../shared/messages/message.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Section } from '../../shared/ui/section.js';
import { useCampaignDays } from './api/list-daily-metrics.js';
import type { ChangeMark } from './daily-chart.js';

// The chart library is the largest thing on the page and comes after the figures.
const DailyChart = lazy(async () => ({ default: (await import('./daily-chart.js')).DailyChart }));

interface CampaignDaysProps {
  readonly adAccountId: string;
  readonly campaignId: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly currency: string;
  readonly marks: readonly ChangeMark[];
}

const CHART_HEIGHT = 430;

/** Cost and conversions of one campaign by day. */
export function CampaignDays({ adAccountId, campaignId, window, currency, marks }: CampaignDaysProps) {
  const days = useCampaignDays({ adAccountId, campaignId, ...window });
  const loading = <LoadingBlock label={t('campaign.dailyLoading')} height={CHART_HEIGHT} />;
  return (
    <Section title={t('campaign.daily')}>
      <Loaded query={days} loading={loading} failed={t('campaign.dailyFailed')}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('campaign.dailyEmpty')}>{t('campaign.dailyEmptyText')}</EmptyState>
          ) : (
            <Suspense fallback={loading}>
              <DailyChart
                days={[...items].sort((a, b) => a.date.localeCompare(b.date))}
                currency={currency}
                marks={marks}
              />
            </Suspense>
          )
        }
      </Loaded>
    </Section>
  );
}
