import type { AccountAccess } from '../../../platforms/access.js';
import type { RemoteChangeEvent } from '../../../platforms/structure.port.js';
import { fromWallClock, wallClock } from '../../../platforms/zone.js';
import type { GoogleClient } from '../client/google.client.js';
import { select, text } from '../gaql.js';
import type { GoogleRow } from '../wire.js';

const DAY_MS = 86_400_000;
/** The feed reaches 30 days back (PLATFORMS.md A2); a day is kept in hand for zones and clocks. */
const REACH_MS = 29 * DAY_MS;
const LIMIT = 10_000;

const levels: Record<string, RemoteChangeEvent['level']> = {
  CAMPAIGN: 'campaign',
  CAMPAIGN_BUDGET: 'campaign',
  CAMPAIGN_CRITERION: 'keyword',
  AD_GROUP: 'ad_group',
  AD_GROUP_AD: 'ad',
  AD_GROUP_CRITERION: 'keyword',
};

/** Our id of what a resource name stands for: `campaign:1~2` for campaign criteria, the ad's own id for ads. */
function externalIdOf(type: string, resourceName: string): string {
  const last = resourceName.split('/').at(-1) ?? '';
  if (type === 'CAMPAIGN_CRITERION') return `campaign:${last}`;
  return type === 'AD_GROUP_AD' ? (last.split('~')[1] ?? last) : last;
}

/** Budgets are resources of their own: which campaigns draw on each. */
type CampaignsOfBudget = ReadonlyMap<string, readonly string[]>;

function subjects(event: NonNullable<GoogleRow['changeEvent']>, byBudget: CampaignsOfBudget): string[] {
  const type = event.changeResourceType ?? '';
  if (type !== 'CAMPAIGN_BUDGET') return [externalIdOf(type, event.changeResourceName ?? '')];
  return [...(byBudget.get(event.changeResourceName?.split('/').at(-1) ?? '') ?? [])];
}

function toEvents(row: GoogleRow, timeZone: string, byBudget: CampaignsOfBudget): RemoteChangeEvent[] {
  const event = row.changeEvent;
  const level = levels[event?.changeResourceType ?? ''];
  if (!event || !level) return [];
  return subjects(event, byBudget).map((externalId) => ({
    at: fromWallClock(event.changeDateTime ?? '', timeZone),
    level,
    externalId,
    fields: (event.changedFields ?? '').split(',').filter((field) => field !== ''),
    author: event.userEmail ?? null,
    client: event.clientType ?? null,
  }));
}

async function campaignsOfBudgets(
  client: GoogleClient,
  access: AccountAccess,
  rows: readonly GoogleRow[],
): Promise<CampaignsOfBudget> {
  const found = new Map<string, string[]>();
  if (!rows.some((row) => row.changeEvent?.changeResourceType === 'CAMPAIGN_BUDGET')) return found;
  const query = select(['campaign.id', 'campaign_budget.id'], 'campaign');
  for (const row of await client.rows(access, query)) {
    const budget = row.campaignBudget?.id ?? '';
    found.set(budget, [...(found.get(budget) ?? []), row.campaign?.id ?? '']);
  }
  return found;
}

/**
 * Who changed what since an instant, oldest first. Null when the instant lies further back than the feed reaches: a
 * full read tells what it cannot.
 */
export async function readChanges(
  client: GoogleClient,
  access: AccountAccess,
  since: Date,
  now: Date,
): Promise<readonly RemoteChangeEvent[] | null> {
  if (now.getTime() - since.getTime() > REACH_MS) return null;
  const until = wallClock(new Date(now.getTime() + DAY_MS), access.timeZone);
  const found = new Map<string, GoogleRow>();
  let from = wallClock(since, access.timeZone);
  for (;;) {
    const rows = await client.rows(access, changesQuery(from, until));
    // The last second is asked for again, since the limit may have cut it; what was seen is kept once.
    for (const row of rows) found.set(JSON.stringify(row), row);
    const last = rows.at(-1)?.changeEvent?.changeDateTime?.slice(0, 19);
    if (rows.length < LIMIT || last === undefined || last === from) break;
    from = last;
  }
  const rows = [...found.values()];
  const byBudget = await campaignsOfBudgets(client, access, rows);
  return rows.flatMap((row) => toEvents(row, access.timeZone, byBudget));
}

function changesQuery(from: string, until: string): string {
  return select(
    [
      'change_event.change_date_time',
      'change_event.change_resource_type',
      'change_event.change_resource_name',
      'change_event.user_email',
      'change_event.client_type',
      'change_event.changed_fields',
    ],
    'change_event',
    `WHERE change_event.change_date_time >= ${text(from)} AND change_event.change_date_time <= ${text(until)} ` +
      `ORDER BY change_event.change_date_time ASC LIMIT ${LIMIT}`,
  );
}
