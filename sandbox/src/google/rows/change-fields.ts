import type { ChangeRecord } from '../../world/state.js';
import type { EntityType } from '../../world/types.js';
import type { Field, RowContext } from './context.js';
import { choice, message, text } from './kinds.js';
import { nameOf } from './names.js';

/** World type -> the platform's resource: its enum constant, collection and JSON key. */
const RESOURCES: Partial<Record<EntityType, [constant: string, collection: string, key: string]>> = {
  campaign: ['CAMPAIGN', 'campaigns', 'campaign'],
  budget: ['CAMPAIGN_BUDGET', 'campaignBudgets', 'campaignBudget'],
  adGroup: ['AD_GROUP', 'adGroups', 'adGroup'],
  ad: ['AD_GROUP_AD', 'adGroupAds', 'adGroupAd'],
  keyword: ['AD_GROUP_CRITERION', 'adGroupCriteria', 'adGroupCriterion'],
  negative: ['CAMPAIGN_CRITERION', 'campaignCriteria', 'campaignCriterion'],
  target: ['CAMPAIGN_CRITERION', 'campaignCriteria', 'campaignCriterion'],
};
const CLIENTS = {
  API: 'GOOGLE_ADS_API',
  WEB: 'GOOGLE_ADS_WEB_CLIENT',
  EDITOR: 'GOOGLE_ADS_EDITOR',
  SYSTEM: 'GOOGLE_ADS_RECOMMENDATIONS',
};

export function resourceOf(
  change: ChangeRecord,
): [constant: string, collection: string, key: string] | undefined {
  if (change.type === 'negative' && change.adGroupId) return RESOURCES.keyword;
  return RESOURCES[change.type];
}

function resourceName(row: RowContext): string | undefined {
  const { change, state } = row;
  const resource = change && resourceOf(change);
  if (!resource) return undefined;
  const [, collection] = resource;
  if (collection === 'adGroupAds' || collection === 'adGroupCriteria') {
    return nameOf(state, collection, change.adGroupId ?? '', change.id);
  }
  if (collection === 'campaignCriteria') return nameOf(state, collection, change.campaignId ?? '', change.id);
  return nameOf(state, collection, change.id);
}

type Shown = [path: string, value: unknown];

/** A world field as the platform names and prints it; null = nothing the platform shows. */
function shown(row: RowContext, change: ChangeRecord, field: string, value: unknown): Shown | null {
  const micros = value === null || value === undefined ? undefined : String(value);
  switch (field) {
    case 'status':
    case 'name':
      return [field, value];
    case 'amountMicros':
      return ['amountMicros', micros];
    case 'totalMicros':
      return ['totalAmountMicros', micros];
    case 'shared':
      return ['explicitlyShared', value];
    case 'bidMicros':
      return ['cpcBidMicros', micros];
    case 'targetCpaMicros':
      return [change.type === 'campaign' ? 'maximizeConversions.targetCpaMicros' : 'targetCpaMicros', micros];
    case 'budgetId':
      return ['campaignBudget', value ? nameOf(row.state, 'campaignBudgets', String(value)) : undefined];
    case 'channel':
      return ['advertisingChannelType', value];
    case 'bidding':
      return ['biddingStrategyType', value];
    case 'kind':
      return change.type === 'adGroup' ? ['type', value] : null;
    case 'text':
      return ['keyword.text', value];
    case 'matchType':
      return ['keyword.matchType', value];
    default:
      return null;
  }
}

function side(row: RowContext, which: 0 | 1): Record<string, unknown> | undefined {
  const { change } = row;
  const resource = change && resourceOf(change);
  if (
    !resource ||
    (which === 0 && change.operation === 'create') ||
    (which === 1 && change.operation === 'remove')
  ) {
    return undefined;
  }
  const result: Record<string, unknown> = {};
  for (const [field, values] of Object.entries(change.fields)) {
    const part = shown(row, change, field, values[which]);
    if (!part || part[1] === undefined) continue;
    const [head = '', tail] = part[0].split('.');
    if (tail) result[head] = { ...(result[head] as object | undefined), [tail]: part[1] };
    else result[head] = part[1];
  }
  return { [resource[2]]: result };
}

/** Comma-separated paths, as a FieldMask is printed in JSON. */
function mask(row: RowContext): string | undefined {
  const { change } = row;
  if (!change || change.operation === 'remove') return undefined;
  const paths = Object.entries(change.fields).flatMap(([field, values]) => {
    const part = shown(row, change, field, values[1]);
    return part ? [part[0]] : [];
  });
  return paths.length > 0 ? paths.join(',') : undefined;
}

const OPERATIONS = { create: 'CREATE', update: 'UPDATE', remove: 'REMOVE' } as const;
const TYPES = [
  'AD_GROUP',
  'AD_GROUP_AD',
  'AD_GROUP_CRITERION',
  'CAMPAIGN',
  'CAMPAIGN_BUDGET',
  'CAMPAIGN_CRITERION',
];
const campaignOf = (r: RowContext) =>
  r.change?.campaignId && nameOf(r.state, 'campaigns', r.change.campaignId);
const groupOf = (r: RowContext) => r.change?.adGroupId && nameOf(r.state, 'adGroups', r.change.adGroupId);
const when = (r: RowContext) => r.change && r.state.calendar.localDateTime(r.change.at);
const typeOf = (r: RowContext) => r.change && resourceOf(r.change)?.[0];

export const CHANGE_FIELDS: Record<string, Field> = {
  'change_event.resource_name': text(
    (r) =>
      r.change && nameOf(r.state, 'changeEvents', `${r.change.at * 1000}`, `${r.change.seq}`, r.change.id),
  ),
  'change_event.change_date_time': { kind: 'date', get: when },
  'change_event.change_resource_type': choice(TYPES, typeOf),
  'change_event.change_resource_name': text(resourceName),
  'change_event.client_type': choice(
    Object.values(CLIENTS),
    (r) => r.change && CLIENTS[r.change.actor.client],
  ),
  'change_event.user_email': text((r) => r.change?.actor.email),
  'change_event.resource_change_operation': choice(
    Object.values(OPERATIONS),
    (r) => r.change && OPERATIONS[r.change.operation],
  ),
  'change_event.changed_fields': text(mask),
  'change_event.old_resource': message((r) => side(r, 0)),
  'change_event.new_resource': message((r) => side(r, 1)),
  'change_event.campaign': text(campaignOf),
  'change_event.ad_group': text(groupOf),
};

const OUTCOME = { create: 'ADDED', update: 'CHANGED', remove: 'REMOVED' } as const;
const ofType = (constant: string) => (r: RowContext) =>
  typeOf(r) === constant ? resourceName(r) : undefined;

export const STATUS_FIELDS: Record<string, Field> = {
  'change_status.resource_name': text(
    (r) =>
      r.change && nameOf(r.state, 'changeStatus', `${r.change.at * 1000}`, `${r.change.seq}`, r.change.id),
  ),
  'change_status.last_change_date_time': { kind: 'date', get: when },
  'change_status.resource_type': choice(TYPES, typeOf),
  'change_status.resource_status': choice(
    Object.values(OUTCOME),
    (r) => r.change && OUTCOME[r.change.operation],
  ),
  'change_status.campaign': text((r) => (typeOf(r) === 'CAMPAIGN_BUDGET' ? undefined : campaignOf(r))),
  'change_status.ad_group': text(groupOf),
  'change_status.ad_group_ad': text(ofType('AD_GROUP_AD')),
  'change_status.ad_group_criterion': text(ofType('AD_GROUP_CRITERION')),
  'change_status.campaign_criterion': text(ofType('CAMPAIGN_CRITERION')),
  'change_status.campaign_budget': text(ofType('CAMPAIGN_BUDGET')),
};
