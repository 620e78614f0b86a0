import type { Keyword } from '../../world/types.js';
import type { Field, RowContext } from './context.js';
import { bool, choice, extra, int64, MATCH_TYPES, message, STATUSES, text } from './kinds.js';
import { criterionName, nameOf, termName } from './names.js';

const HOUR_MS = 3_600_000;
/** How long a new ad stays in review. */
export const REVIEW_MS = 2 * HOUR_MS;

function keyword(row: RowContext): Keyword | undefined {
  return row.criterion && 'model' in row.criterion ? row.criterion : undefined;
}

function words(row: RowContext): { text: string; matchType: string } | undefined {
  return row.criterion && 'matchType' in row.criterion ? row.criterion : undefined;
}

function bidOf(row: RowContext): number | undefined {
  return keyword(row)?.bidMicros ?? row.group?.bidMicros ?? undefined;
}

/** Ads still in review have no verdict yet. */
function reviewed(row: RowContext): boolean {
  return row.ad !== undefined && row.now - row.ad.createdAt >= REVIEW_MS;
}

function assets(pick: 'headlines' | 'descriptions') {
  return (row: RowContext) => row.ad?.content[pick].map((line) => ({ text: line }));
}

function strength(row: RowContext): string | undefined {
  const count = row.ad?.content.headlines.length;
  if (count === undefined) return undefined;
  return count >= 10 ? 'EXCELLENT' : count >= 8 ? 'GOOD' : count >= 5 ? 'AVERAGE' : 'POOR';
}

export const GROUP_FIELDS: Record<string, Field> = {
  'ad_group.resource_name': text((r) => r.group && nameOf(r.state, 'adGroups', r.group.id)),
  'ad_group.id': int64((r) => r.group?.id),
  'ad_group.name': text((r) => r.group?.name),
  'ad_group.status': choice(STATUSES, (r) => r.group?.status),
  'ad_group.type': choice(['SEARCH_STANDARD', 'DISPLAY_STANDARD'], (r) => r.group?.kind),
  'ad_group.campaign': text((r) => r.group && nameOf(r.state, 'campaigns', r.group.campaignId)),
  'ad_group.cpc_bid_micros': int64((r) => r.group?.bidMicros ?? undefined),
  'ad_group.effective_cpc_bid_micros': int64((r) => r.group?.bidMicros ?? undefined),
  'ad_group.target_cpa_micros': int64((r) => r.group?.targetCpaMicros ?? undefined),
  'ad_group.effective_target_cpa_micros': int64(
    (r) => r.group && (r.group.targetCpaMicros ?? r.campaign?.targetCpaMicros ?? undefined),
  ),
  'ad_group.ad_rotation_mode': choice(['OPTIMIZE', 'ROTATE_FOREVER'], (r) =>
    extra(r.group, 'adRotationMode'),
  ),
  'ad_group.tracking_url_template': text((r) => extra(r.group, 'trackingUrlTemplate')),
};

export const AD_FIELDS: Record<string, Field> = {
  'ad_group_ad.resource_name': text((r) => r.ad && nameOf(r.state, 'adGroupAds', r.ad.adGroupId, r.ad.id)),
  'ad_group_ad.status': choice(STATUSES, (r) => r.ad?.status),
  'ad_group_ad.ad_group': text((r) => r.ad && nameOf(r.state, 'adGroups', r.ad.adGroupId)),
  'ad_group_ad.ad_strength': choice(['POOR', 'AVERAGE', 'GOOD', 'EXCELLENT', 'PENDING'], strength),
  'ad_group_ad.policy_summary.approval_status': choice(
    ['APPROVED', 'APPROVED_LIMITED', 'DISAPPROVED', 'AREA_OF_INTEREST_ONLY'],
    (r) => r.ad && (reviewed(r) ? 'APPROVED' : 'UNKNOWN'),
  ),
  'ad_group_ad.policy_summary.review_status': choice(
    ['REVIEW_IN_PROGRESS', 'REVIEWED', 'UNDER_APPEAL', 'ELIGIBLE_MAY_SERVE'],
    (r) => r.ad && (reviewed(r) ? 'REVIEWED' : 'REVIEW_IN_PROGRESS'),
  ),
  'ad_group_ad.ad.resource_name': text((r) => r.ad && nameOf(r.state, 'ads', r.ad.id)),
  'ad_group_ad.ad.id': int64((r) => r.ad?.id),
  'ad_group_ad.ad.name': text((r) => extra(r.ad, 'name')),
  'ad_group_ad.ad.type': choice(
    ['RESPONSIVE_SEARCH_AD', 'RESPONSIVE_DISPLAY_AD', 'EXPANDED_TEXT_AD'],
    (r) => r.ad && (r.campaign?.channel === 'DISPLAY' ? 'RESPONSIVE_DISPLAY_AD' : 'RESPONSIVE_SEARCH_AD'),
  ),
  'ad_group_ad.ad.final_urls': message((r) => r.ad?.content.finalUrls),
  'ad_group_ad.ad.responsive_search_ad.headlines': message(assets('headlines')),
  'ad_group_ad.ad.responsive_search_ad.descriptions': message(assets('descriptions')),
  'ad_group_ad.ad.responsive_search_ad.path1': text((r) => r.ad?.content.path1),
  'ad_group_ad.ad.responsive_search_ad.path2': text((r) => r.ad?.content.path2),
};

export const CRITERION_FIELDS: Record<string, Field> = {
  'ad_group_criterion.resource_name': text((r) => r.criterion && criterionName(r.state, r.criterion)),
  'ad_group_criterion.criterion_id': int64((r) => r.criterion?.id),
  'ad_group_criterion.ad_group': text(
    (r) => r.group && r.criterion && nameOf(r.state, 'adGroups', r.group.id),
  ),
  'ad_group_criterion.type': choice(['KEYWORD', 'PLACEMENT', 'USER_LIST'], (r) => r.criterion && 'KEYWORD'),
  'ad_group_criterion.status': choice(STATUSES, (r) => r.criterion?.status),
  'ad_group_criterion.negative': bool((r) => r.criterion && !keyword(r)),
  'ad_group_criterion.keyword.text': text((r) => words(r)?.text),
  'ad_group_criterion.keyword.match_type': choice(MATCH_TYPES, (r) => words(r)?.matchType),
  'ad_group_criterion.cpc_bid_micros': int64((r) => keyword(r)?.bidMicros ?? undefined),
  'ad_group_criterion.effective_cpc_bid_micros': int64((r) => keyword(r) && bidOf(r)),
  'ad_group_criterion.quality_info.quality_score': {
    kind: 'double',
    get: (r) => keyword(r)?.qualityScore,
  },
  'ad_group_criterion.approval_status': choice(
    ['APPROVED', 'DISAPPROVED', 'PENDING_REVIEW', 'UNDER_REVIEW'],
    (r) => keyword(r) && 'APPROVED',
  ),
  'ad_group_criterion.system_serving_status': choice(
    ['ELIGIBLE', 'RARELY_SERVED'],
    (r) => keyword(r) && 'ELIGIBLE',
  ),
  'ad_group_criterion.final_urls': message((r) => extra(r.criterion, 'finalUrls')),
};

export const CAMPAIGN_CRITERION_FIELDS: Record<string, Field> = {
  'campaign_criterion.resource_name': text((r) => r.criterion && criterionName(r.state, r.criterion)),
  'campaign_criterion.criterion_id': int64((r) => r.criterion?.id),
  'campaign_criterion.campaign': text(
    (r) => r.campaign && r.criterion && nameOf(r.state, 'campaigns', r.campaign.id),
  ),
  'campaign_criterion.type': choice(
    ['KEYWORD', 'LOCATION', 'LANGUAGE'],
    (r) => r.criterion && ('kind' in r.criterion ? r.criterion.kind : 'KEYWORD'),
  ),
  'campaign_criterion.status': choice(STATUSES, (r) => r.criterion?.status),
  'campaign_criterion.negative': bool((r) => r.criterion && words(r) !== undefined),
  'campaign_criterion.keyword.text': text((r) => words(r)?.text),
  'campaign_criterion.keyword.match_type': choice(MATCH_TYPES, (r) => words(r)?.matchType),
  'campaign_criterion.location.geo_target_constant': text((r) =>
    r.criterion && 'kind' in r.criterion && r.criterion.kind === 'LOCATION' ? r.criterion.value : undefined,
  ),
  'campaign_criterion.language.language_constant': text((r) =>
    r.criterion && 'kind' in r.criterion && r.criterion.kind === 'LANGUAGE' ? r.criterion.value : undefined,
  ),
};

export const VIEW_FIELDS: Record<string, Field> = {
  'keyword_view.resource_name': text(
    (r) => r.group && r.criterion && nameOf(r.state, 'keywordViews', r.group.id, r.criterion.id),
  ),
  'search_term_view.resource_name': text((r) => (r.term === undefined ? undefined : termName(r))),
  'search_term_view.search_term': text((r) => r.term),
  'search_term_view.ad_group': text((r) =>
    r.term === undefined || !r.group ? undefined : nameOf(r.state, 'adGroups', r.group.id),
  ),
  'search_term_view.status': choice(['ADDED', 'EXCLUDED', 'ADDED_EXCLUDED', 'NONE'], (r) => termStatus(r)),
};

/** Whether a term was added as a keyword or excluded by an exact negative. */
function termStatus(row: RowContext): string | undefined {
  if (row.term === undefined || !row.group) return undefined;
  const { state, term, group } = row;
  const added = state.keywordsOf(group.id).some((k) => k.text === term && k.status !== 'REMOVED');
  const excluded = [...state.negativesOf(group.id), ...state.negativesOf(group.campaignId)].some(
    (n) => n.text === term && n.status !== 'REMOVED',
  );
  if (added) return excluded ? 'ADDED_EXCLUDED' : 'ADDED';
  return excluded ? 'EXCLUDED' : 'NONE';
}
