import type { AccountAccess } from '../../../platforms/access.js';
import type { RemoteChangeEvent, StructureChanges } from '../../../platforms/structure.port.js';
import { wallClock } from '../../../platforms/zone.js';
import type { GoogleClient } from '../client/google.client.js';
import { select, text } from '../gaql.js';
import type { GoogleRow } from '../wire.js';
import { type CampaignsOfBudget, toEvents } from './change-event.mapper.js';
import { changedStructure, MOST_CHANGED } from './delta.js';

const DAY_MS = 86_400_000;
/** The feed reaches 30 days back (PLATFORMS.md A2); a day is kept in hand for zones and clocks. */
const REACH_MS = 29 * DAY_MS;
/** Changes show up within three minutes (PLATFORMS.md A2); two more for clocks that differ. */
const LAG_MS = 5 * 60_000;
const LIMIT = 10_000;
/** Queries before the feed is given up: by then a whole read is the cheaper way to know. */
const MOST_QUERIES = 3;

/** Budgets are resources of their own: which campaigns draw on each. */
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

/** The feed between two instants, oldest first; `whole` is false when it holds more than we ask for. */
async function feed(
  client: GoogleClient,
  access: AccountAccess,
  since: Date,
  now: Date,
): Promise<{ rows: GoogleRow[]; whole: boolean }> {
  const until = wallClock(new Date(now.getTime() + DAY_MS), access.timeZone);
  const found = new Map<string, GoogleRow>();
  let from = wallClock(since, access.timeZone);
  for (let queries = 0; queries < MOST_QUERIES; queries += 1) {
    const rows = await client.rows(access, changesQuery(from, until));
    // The last second is asked for again, since the limit may have cut it; what was seen is kept once.
    for (const row of rows) found.set(JSON.stringify(row), row);
    const last = rows.at(-1)?.changeEvent?.changeDateTime?.slice(0, 19);
    if (rows.length < LIMIT || last === undefined) return { rows: [...found.values()], whole: true };
    // A second with more changes than one answer holds cannot be passed.
    if (last === from) break;
    from = last;
  }
  return { rows: [...found.values()], whole: false };
}

/** Who changed what since an instant, and what to read again for it. */
export async function readChanges(
  client: GoogleClient,
  access: AccountAccess,
  since: Date | null,
  now: Date,
): Promise<StructureChanges> {
  const oldest = new Date(now.getTime() - REACH_MS);
  const reached = since !== null && since >= oldest;
  const { rows, whole } = await feed(client, access, reached ? since : oldest, now);
  const byBudget = await campaignsOfBudgets(client, access, rows);
  const events: RemoteChangeEvent[] = rows.flatMap((row) => toEvents(row, access.timeZone, byBudget));
  const through = new Date(now.getTime() - LAG_MS);
  const readable = reached && whole && events.length <= MOST_CHANGED;
  return { through, events, delta: readable ? changedStructure(client, access, events) : null };
}

function changesQuery(from: string, until: string): string {
  return select(
    [
      'change_event.resource_name',
      'change_event.change_date_time',
      'change_event.change_resource_type',
      'change_event.change_resource_name',
      'change_event.resource_change_operation',
      'change_event.user_email',
      'change_event.client_type',
      'change_event.changed_fields',
      'change_event.old_resource',
      'change_event.new_resource',
      'change_event.campaign',
    ],
    'change_event',
    `WHERE change_event.change_date_time >= ${text(from)} AND change_event.change_date_time <= ${text(until)} ` +
      `ORDER BY change_event.change_date_time ASC LIMIT ${LIMIT}`,
  );
}
