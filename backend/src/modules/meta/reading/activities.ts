import { z } from 'zod';
import type { AccountAccess } from '../../../platforms/access.js';
import type { RemoteChangeEvent, RemoteFieldChange } from '../../../platforms/structure.port.js';
import type { MetaClient } from '../client/meta.client.js';
import { fromMinor } from '../money.js';
import type { ActivityNode } from '../wire.js';

/** What an activity changed: our level and field. Activities that change no entity (billing, audiences) are left out. */
const events: Record<string, readonly [RemoteChangeEvent['level'], string]> = {
  create_campaign_group: ['campaign', 'created'],
  create_ad_set: ['ad_group', 'created'],
  create_ad: ['ad', 'created'],
  update_campaign_name: ['campaign', 'name'],
  update_campaign_run_status: ['campaign', 'status'],
  update_campaign_budget: ['campaign', 'budget'],
  update_campaign_group_spend_cap: ['campaign', 'spend_cap'],
  update_campaign_schedule: ['campaign', 'schedule'],
  update_ad_set_name: ['ad_group', 'name'],
  update_ad_set_run_status: ['ad_group', 'status'],
  update_ad_set_budget: ['ad_group', 'budget'],
  update_ad_set_bidding: ['ad_group', 'bid'],
  update_ad_set_bid_strategy: ['ad_group', 'bid_strategy'],
  update_ad_set_target_spec: ['ad_group', 'targeting'],
  update_ad_set_optimization_goal: ['ad_group', 'optimization_goal'],
  update_ad_set_duration: ['ad_group', 'schedule'],
  update_ad_friendly_name: ['ad', 'name'],
  update_ad_run_status: ['ad', 'status'],
  update_ad_creative: ['ad', 'creative'],
  edit_and_update_ad_creative: ['ad', 'creative'],
};

/** The log's words for a status. */
const statuses: Record<string, string> = {
  active: 'enabled',
  inactive: 'paused',
  paused: 'paused',
  deleted: 'removed',
  archived: 'removed',
};

const scalar = z.union([z.string(), z.number()]).nullish();
const extraSchema = z.object({ old_value: scalar, new_value: scalar });

/** Old and new value as JSON inside the activity; what cannot be read is not told. */
function valuesIn(extra: string | undefined): z.output<typeof extraSchema> {
  if (extra === undefined || extra === '') return {};
  try {
    const parsed = extraSchema.safeParse(JSON.parse(extra));
    return parsed.success ? parsed.data : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function written(field: string, value: z.output<typeof scalar>, currency: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  const text = String(value);
  if (field === 'status') return statuses[text.toLowerCase()] ?? null;
  if (field === 'budget' || field === 'bid')
    return /^\d+$/.test(text) ? fromMinor(text, currency).toString() : null;
  return text;
}

function toEvent(node: ActivityNode, currency: string, appId: string): RemoteChangeEvent | null {
  const known = events[node.event_type ?? ''];
  if (!known || !node.object_id || !node.event_time) return null;
  const [level, field] = known;
  const { old_value, new_value } = valuesIn(node.extra_data);
  const to = written(field, new_value, currency);
  const changes: RemoteFieldChange[] =
    field === 'created' ? [] : [{ field, from: written(field, old_value, currency), to }];
  return {
    // The log has no id of its own.
    id: [node.event_time, node.event_type, node.object_id, node.extra_data].join(' '),
    at: new Date(node.event_time),
    level,
    externalId: node.object_id,
    campaignExternalId: level === 'campaign' ? node.object_id : null,
    name: node.object_name ?? null,
    operation:
      field === 'created' ? 'created' : to === 'removed' && field === 'status' ? 'removed' : 'changed',
    changes,
    author: node.actor_name ?? null,
    client: node.application_name ?? null,
    maybeOurs: node.application_id === appId,
  };
}

/** Who changed what since an instant, oldest first, from the account's audit log. */
export async function readActivities(
  client: MetaClient,
  access: AccountAccess,
  since: Date,
): Promise<readonly RemoteChangeEvent[]> {
  const found: RemoteChangeEvent[] = [];
  const appId = client.appId(access.connection);
  const pages = client.pages<ActivityNode>(access, `act_${access.externalId}/activities`, {
    fields:
      'event_time,event_type,object_id,object_name,object_type,actor_name,application_id,application_name,extra_data',
    since: Math.floor(since.getTime() / 1000),
    limit: 500,
  });
  for await (const page of pages) {
    const known = page.map((node) => toEvent(node, access.currency, appId)).filter((event) => event !== null);
    found.push(...known.filter((event) => event.at >= since));
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime());
}
