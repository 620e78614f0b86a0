import type { AccountAccess } from '../../../platforms/access.js';
import { dateSpans } from '../../../platforms/date-spans.js';
import { PlatformError } from '../../../platforms/platform-error.js';
import type { DateRange } from '../../../platforms/reporting.port.js';
import type { MetaClient, Params } from '../client/meta.client.js';
import { asksForLess } from '../errors.js';
import type { CampaignNode, InsightRow } from '../wire.js';
import { WINDOWS } from './actions.js';
import { levelPlans, type MetaLevel } from './report.mapper.js';
import { type PollPolicy, pollPolicy, ReportFailed, reportRun } from './report-run.js';

const METRICS = [
  'date_start',
  'spend',
  'impressions',
  'clicks',
  'reach',
  'frequency',
  'actions',
  'action_values',
];

const CAMPAIGN_STATUSES = ['ACTIVE', 'PAUSED', 'DELETED', 'ARCHIVED', 'IN_PROCESS', 'WITH_ISSUES'];
const AD_SET_STATUSES = [...CAMPAIGN_STATUSES, 'CAMPAIGN_PAUSED'];

/**
 * Every status there is: below the account Meta leaves deleted and archived objects out unless they are asked for, and
 * what they spent would be missing from the sums.
 */
const STATUSES: Record<MetaLevel, readonly string[] | null> = {
  account: null,
  campaign: CAMPAIGN_STATUSES,
  ad_group: AD_SET_STATUSES,
  ad: [
    ...AD_SET_STATUSES,
    'ADSET_PAUSED',
    'DISAPPROVED',
    'PENDING_REVIEW',
    'PREAPPROVED',
    'PENDING_BILLING_INFO',
  ],
};

function paramsFor(level: MetaLevel, span: DateRange): Params {
  const plan = levelPlans[level];
  return {
    level: plan.level,
    time_increment: 1,
    time_range: { since: span.from, until: span.to },
    fields: [...plan.fields, ...METRICS].join(','),
    action_attribution_windows: WINDOWS,
    use_account_attribution_setting: true,
    limit: 500,
    ...(STATUSES[level]
      ? { filtering: [{ field: `${plan.level}.effective_status`, operator: 'IN', value: STATUSES[level] }] }
      : {}),
  };
}

function daysIn(span: DateRange): number {
  return Math.round((Date.parse(span.to) - Date.parse(span.from)) / 86_400_000) + 1;
}

/**
 * Daily insights however large the account is: at once where Meta allows it, as a report run where it asks for that, and
 * in ever smaller pieces (days, then campaigns) where the run fails (PLATFORMS.md B2).
 */
export class Insights {
  constructor(
    private readonly client: MetaClient,
    private readonly policy: PollPolicy = pollPolicy,
  ) {}

  rows(access: AccountAccess, level: MetaLevel, span: DateRange): AsyncGenerator<InsightRow[]> {
    return this.read(access, `act_${access.externalId}`, level, span);
  }

  private async *read(
    access: AccountAccess,
    path: string,
    level: MetaLevel,
    span: DateRange,
  ): AsyncGenerator<InsightRow[]> {
    const params = paramsFor(level, span);
    let begun = false;
    try {
      for await (const rows of this.client.pages<InsightRow>(access, `${path}/insights`, params)) {
        begun = true;
        yield rows;
      }
      return;
    } catch (error) {
      // Rows that were handed out would come twice.
      if (begun || !asksForLess(error)) throw error;
    }
    try {
      for await (const rows of reportRun(this.client, access, path, params, this.policy)) {
        begun = true;
        yield rows;
      }
      return;
    } catch (error) {
      if (begun || !(error instanceof ReportFailed || asksForLess(error))) throw error;
    }
    yield* this.smaller(access, path, level, span);
  }

  private async *smaller(
    access: AccountAccess,
    path: string,
    level: MetaLevel,
    span: DateRange,
  ): AsyncGenerator<InsightRow[]> {
    const days = daysIn(span);
    if (days > 1) {
      for (const half of dateSpans(span, Math.ceil(days / 2))) yield* this.read(access, path, level, half);
      return;
    }
    if (level === 'account' || !path.startsWith('act_')) {
      throw new PlatformError('transient', 'Meta makes no report of this size', {
        vendorCode: 'adwright.report_failed',
        userMessage: 'Meta could not make the report, not even for a single day. It is tried again later.',
      });
    }
    const campaigns = this.client.pages<CampaignNode>(access, `${path}/campaigns`, {
      fields: 'id',
      effective_status: CAMPAIGN_STATUSES,
      limit: 200,
    });
    for await (const page of campaigns) {
      for (const campaign of page) if (campaign.id) yield* this.read(access, campaign.id, level, span);
    }
  }
}
