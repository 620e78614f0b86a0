import type { AccountAccess } from '../../platforms/access.js';
import type {
  RemoteAd,
  RemoteAdGroup,
  RemoteCampaign,
  RemoteKeyword,
  StructureChanges,
  StructureDelta,
  StructurePort,
} from '../../platforms/structure.port.js';
import { dayIn } from '../../platforms/zone.js';
import type { MetaClient, Params } from './client/meta.client.js';
import { readActivities } from './reading/activities.js';
import { toAd, toAdGroup, toCampaign } from './reading/structure.mapper.js';
import type { AdNode, AdSetNode, CampaignNode } from './wire.js';

const CAMPAIGN_STATES = ['ACTIVE', 'PAUSED', 'DELETED', 'ARCHIVED', 'IN_PROCESS', 'WITH_ISSUES'];
const AD_SET_STATES = [...CAMPAIGN_STATES, 'CAMPAIGN_PAUSED'];
const AD_STATES = [
  ...AD_SET_STATES,
  'ADSET_PAUSED',
  'DISAPPROVED',
  'PENDING_REVIEW',
  'PREAPPROVED',
  'PENDING_BILLING_INFO',
];

/** Further back a whole read is asked for, as on every platform; the log itself reaches further. */
const REACH_MS = 29 * 86_400_000;
/** Lists and log may lag behind a change by seconds (PLATFORMS.md B4); a minute is safe. */
const LAG_MS = 60_000;

/** Removed objects come only when their states are asked for: past days still have their spend. */
const queries = {
  campaigns: {
    fields:
      'id,name,objective,status,effective_status,daily_budget,lifetime_budget,bid_strategy,buying_type,start_time,' +
      'stop_time,issues_info',
    effective_status: CAMPAIGN_STATES,
    limit: 200,
  },
  adsets: {
    fields:
      'id,name,campaign_id,status,effective_status,daily_budget,lifetime_budget,bid_amount,bid_strategy,optimization_goal',
    effective_status: AD_SET_STATES,
    limit: 200,
  },
  ads: {
    fields:
      'id,name,adset_id,campaign_id,status,effective_status,creative{id,object_type,object_story_spec,asset_feed_spec}',
    effective_status: AD_STATES,
    limit: 200,
  },
} satisfies Record<string, Params>;

export class MetaStructure implements StructurePort {
  constructor(private readonly client: MetaClient) {}

  campaigns(access: AccountAccess): AsyncIterable<readonly RemoteCampaign[]> {
    return this.mapped(access, 'campaigns', (node: CampaignNode) => toCampaign(node, access.currency));
  }

  adGroups(access: AccountAccess): AsyncIterable<readonly RemoteAdGroup[]> {
    return this.mapped(access, 'adsets', (node: AdSetNode) => toAdGroup(node, access.currency));
  }

  ads(access: AccountAccess): AsyncIterable<readonly RemoteAd[]> {
    return this.mapped(access, 'ads', (node: AdNode) => toAd(node));
  }

  /** Meta has no keywords. */
  async *keywords(): AsyncGenerator<readonly RemoteKeyword[]> {
    yield* [];
  }

  async today(access: AccountAccess): Promise<string> {
    return dayIn(await this.client.now(access), access.timeZone);
  }

  /** The log tells who changed what; what to read again is told by the objects' own time of their last change. */
  async changesSince(access: AccountAccess, since: Date | null): Promise<StructureChanges> {
    const now = await this.client.now(access);
    const oldest = new Date(now.getTime() - REACH_MS);
    const reached = since !== null && since >= oldest;
    const from = reached ? since : oldest;
    const events = await readActivities(this.client, access, from);
    const changed = (prefix: string) => [
      {
        field: `${prefix}.updated_time`,
        operator: 'GREATER_THAN',
        value: Math.floor(from.getTime() / 1000) - 1,
      },
    ];
    const delta: StructureDelta = {
      adGroups: () =>
        this.mapped(
          access,
          'adsets',
          (node: AdSetNode) => toAdGroup(node, access.currency),
          changed('adset'),
        ),
      ads: () => this.mapped(access, 'ads', (node: AdNode) => toAd(node), changed('ad')),
      keywords: () => this.keywords(),
      // Deleted and archived objects are listed with their status.
      removed: [],
    };
    return { through: new Date(now.getTime() - LAG_MS), events, delta: reached ? delta : null };
  }

  private async *mapped<Node, T>(
    access: AccountAccess,
    edge: keyof typeof queries,
    map: (node: Node) => T,
    filtering?: object[],
  ) {
    const path = `act_${access.externalId}/${edge}`;
    const params = { ...queries[edge], ...(filtering ? { filtering } : {}) };
    for await (const nodes of this.client.pages<Node>(access, path, params)) yield nodes.map(map);
  }
}
