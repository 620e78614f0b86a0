import type { AccountAccess } from '../../../platforms/access.js';
import type { RemoteChangeEvent } from '../../../platforms/structure.port.js';
import type { MetaClient } from '../client/meta.client.js';
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

function toEvent(node: ActivityNode): RemoteChangeEvent | null {
  const known = events[node.event_type ?? ''];
  if (!known || !node.object_id || !node.event_time) return null;
  return {
    at: new Date(node.event_time),
    level: known[0],
    externalId: node.object_id,
    fields: [known[1]],
    author: node.actor_name ?? null,
    client: node.application_name ?? null,
  };
}

/** Who changed what since an instant, oldest first, from the account's audit log. */
export async function readActivities(
  client: MetaClient,
  access: AccountAccess,
  since: Date,
): Promise<readonly RemoteChangeEvent[]> {
  const found: RemoteChangeEvent[] = [];
  const pages = client.pages<ActivityNode>(access, `act_${access.externalId}/activities`, {
    fields: 'event_time,event_type,object_id,object_type,actor_name,application_name',
    since: Math.floor(since.getTime() / 1000),
    limit: 500,
  });
  for await (const page of pages) {
    const known = page.map(toEvent).filter((event) => event !== null);
    found.push(...known.filter((event) => event.at >= since));
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime());
}
