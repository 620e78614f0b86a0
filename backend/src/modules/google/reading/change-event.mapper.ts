import type { RemoteChangeEvent, RemoteFieldChange } from '../../../platforms/structure.port.js';
import { fromWallClock } from '../../../platforms/zone.js';
import type { GoogleRow } from '../wire.js';
import { toStatus } from './structure.mapper.js';

type Event = NonNullable<GoogleRow['changeEvent']>;

const levels: Record<string, RemoteChangeEvent['level']> = {
  CAMPAIGN: 'campaign',
  CAMPAIGN_BUDGET: 'campaign',
  CAMPAIGN_CRITERION: 'keyword',
  AD_GROUP: 'ad_group',
  AD_GROUP_AD: 'ad',
  AD: 'ad',
  AD_GROUP_CRITERION: 'keyword',
};

const operations: Record<string, RemoteChangeEvent['operation']> = { CREATE: 'created', REMOVE: 'removed' };

/** Google's fields that are ours under another name. */
const fields: Record<string, string> = {
  status: 'status',
  name: 'name',
  cpcBidMicros: 'bid',
  amountMicros: 'budget',
  totalAmountMicros: 'budget',
};

const clients: Record<string, string> = {
  GOOGLE_ADS_WEB_CLIENT: 'Google Ads',
  GOOGLE_ADS_AUTOMATED_RULE: 'Google Ads automated rule',
  GOOGLE_ADS_SCRIPTS: 'Google Ads script',
  GOOGLE_ADS_BULK_UPLOAD: 'Google Ads bulk upload',
  GOOGLE_ADS_API: 'Google Ads API',
  GOOGLE_ADS_EDITOR: 'Google Ads Editor',
  GOOGLE_ADS_MOBILE_APP: 'Google Ads app',
  GOOGLE_ADS_RECOMMENDATIONS: 'Google Ads recommendation',
  GOOGLE_ADS_RECOMMENDATIONS_SUBSCRIPTION: 'Google Ads auto-applied recommendation',
  SEARCH_ADS_360_SYNC: 'Search Ads 360',
  SEARCH_ADS_360_POST: 'Search Ads 360',
};

/** `customers/1/adGroups/2` to `2`. */
export function lastPart(resourceName: string | undefined): string {
  return resourceName?.split('/').at(-1) ?? '';
}

/** Our id of what a resource name stands for: `campaign:1~2` for campaign criteria, the ad's own id for ads. */
function externalIdOf(type: string, resourceName: string | undefined): string {
  const last = lastPart(resourceName);
  if (type === 'CAMPAIGN_CRITERION') return `campaign:${last}`;
  return type === 'AD_GROUP_AD' ? (last.split('~')[1] ?? last) : last;
}

/** A value at a path such as `keyword.text` inside one side of the change. */
function valueAt(side: Event['newResource'], path: string): unknown {
  const [resource] = Object.values(side ?? {});
  return path
    .split('.')
    .reduce<unknown>(
      (found, key) =>
        found !== null && typeof found === 'object' ? (found as Record<string, unknown>)[key] : undefined,
      resource,
    );
}

function written(path: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (path === 'status') return toStatus(String(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `snake_case` paths, as some masks are written, and a leading resource name are taken for what they mean. */
function pathsOf(mask: string | undefined): string[] {
  return (mask ?? '')
    .split(',')
    .map((path) => path.trim().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()))
    .filter((path) => path !== '');
}

function changesOf(event: Event, operation: RemoteChangeEvent['operation']): RemoteFieldChange[] {
  if (operation === 'removed') return [{ field: 'status', from: null, to: 'removed' }];
  return pathsOf(event.changedFields).map((path) => ({
    field: fields[path] ?? path,
    from: operation === 'created' ? null : written(path, valueAt(event.oldResource, path)),
    to: written(path, valueAt(event.newResource, path)),
  }));
}

function textAt(event: Event, path: string): string | null {
  const value = valueAt(event.newResource, path) ?? valueAt(event.oldResource, path);
  return typeof value === 'string' ? value : null;
}

/** Where a campaign's budget is drawn on, by the budget's id. */
export type CampaignsOfBudget = ReadonlyMap<string, readonly string[]>;

/** Events of what we know; targeting and the like of a campaign is the campaign's change. */
export function toEvents(row: GoogleRow, timeZone: string, byBudget: CampaignsOfBudget): RemoteChangeEvent[] {
  const event = row.changeEvent;
  const type = event?.changeResourceType ?? '';
  const level = levels[type];
  if (!event || !level) return [];
  const campaign = lastPart(event.campaign);
  const operation = operations[event.resourceChangeOperation ?? ''] ?? 'changed';
  const base = {
    id: event.resourceName ?? `${event.changeDateTime} ${event.changeResourceName}`,
    at: fromWallClock(event.changeDateTime ?? '', timeZone),
    campaignExternalId: campaign === '' ? null : campaign,
    author: event.userEmail ?? null,
    client: clients[event.clientType ?? ''] ?? null,
    maybeOurs: event.clientType === 'GOOGLE_ADS_API',
  };
  if (type === 'CAMPAIGN_BUDGET') {
    const changes = changesOf(event, operation).filter((change) => change.field === 'budget');
    // A budget comes and goes with its campaign, which has an event of its own.
    if (operation !== 'changed' || changes.length === 0) return [];
    return (byBudget.get(lastPart(event.changeResourceName)) ?? []).map((externalId) => ({
      ...base,
      campaignExternalId: externalId,
      level,
      externalId,
      name: null,
      operation,
      changes,
    }));
  }
  const keyword = textAt(event, 'keyword.text');
  if (type === 'CAMPAIGN_CRITERION' && operation === 'created' && keyword === null) {
    if (campaign === '') return [];
    const changes = [{ field: 'targeting', from: null, to: null }];
    return [{ ...base, level: 'campaign', externalId: campaign, name: null, operation: 'changed', changes }];
  }
  return [
    {
      ...base,
      level,
      externalId: externalIdOf(type, event.changeResourceName),
      name: keyword ?? textAt(event, 'name'),
      operation,
      changes: changesOf(event, operation),
    },
  ];
}
