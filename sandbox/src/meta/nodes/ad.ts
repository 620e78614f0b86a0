import { CLIENTS } from '../../oauth/tokens.js';
import type { AccountState } from '../../world/state.js';
import type { Ad, Creative } from '../../world/types.js';
import { graphTime } from '../time.js';
import { ABSENT } from './absent.js';
import { accountNode } from './account.js';
import { adSetNode } from './adset.js';
import { campaignNode } from './campaign.js';
import { Node, type NodeType } from './node.js';
import { adStatus, configured } from './status.js';

interface Of<T> {
  state: AccountState;
  it: T;
}

type Spec = Record<string, unknown>;

function below(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' ? (value as Spec)[key] : undefined;
}

/** The link part of a creative: texts, picture and button. */
function linkData(creative: Creative): unknown {
  return below(creative.extra.object_story_spec, 'link_data');
}

/** The picture a creative shows. */
export function imageHash(creative: Creative): unknown {
  return creative.extra.image_hash ?? below(linkData(creative), 'image_hash');
}

const CREATIVE: NodeType<Of<Creative>> = {
  name: 'AdCreative',
  edges: [],
  absent: ABSENT.creative,
  fields: {
    account_id: ({ state }) => state.account.id,
    name: ({ it }) => it.name,
    status: ({ it }) => (it.status === 'REMOVED' ? 'DELETED' : 'ACTIVE'),
    object_type: ({ it }) => it.extra.object_type ?? 'SHARE',
    object_story_spec: ({ it }) => it.extra.object_story_spec,
    asset_feed_spec: ({ it }) => it.extra.asset_feed_spec,
    degrees_of_freedom_spec: ({ it }) => it.extra.degrees_of_freedom_spec,
    url_tags: ({ it }) => it.extra.url_tags,
    title: ({ it }) => it.extra.title ?? below(linkData(it), 'name'),
    body: ({ it }) => it.extra.body ?? below(linkData(it), 'message'),
    image_hash: ({ it }) => imageHash(it),
    image_url: ({ it }) => it.extra.image_url ?? it.extra.thumbnail_url,
    thumbnail_url: ({ it }) => it.extra.thumbnail_url ?? 'https://images.example.com/thumb/64.jpg',
    video_id: ({ it }) => it.extra.video_id,
    link_url: ({ it }) => it.extra.link_url,
    actor_id: ({ it }) => below(it.extra.object_story_spec, 'page_id'),
    call_to_action_type: ({ it }) =>
      it.extra.call_to_action_type ?? below(below(linkData(it), 'call_to_action'), 'type'),
    effective_object_story_id: ({ it }) => {
      const page = below(it.extra.object_story_spec, 'page_id');
      return page === undefined ? undefined : `${String(page)}_${it.id}`;
    },
  },
};

export function creativeNode(state: AccountState, it: Creative): Node {
  return Node.of(CREATIVE, it.id, state, { state, it });
}

const AD: NodeType<Of<Ad>> = {
  name: 'AdGroup',
  edges: ['adcreatives', 'insights', 'leads'],
  absent: ABSENT.ad,
  fields: {
    account_id: ({ state }) => state.account.id,
    account: ({ state }) => accountNode(state),
    campaign_id: ({ it }) => it.campaignId,
    campaign: ({ state, it }) => {
      const campaign = state.get('campaign', it.campaignId);
      return campaign && campaignNode(state, campaign);
    },
    adset_id: ({ it }) => it.adGroupId,
    adset: ({ state, it }) => {
      const group = state.get('adGroup', it.adGroupId);
      return group && adSetNode(state, group);
    },
    creative: ({ state, it }) => {
      const creative = it.creativeId === null ? undefined : state.get('creative', it.creativeId);
      return creative && creativeNode(state, creative);
    },
    name: ({ it }) => it.name,
    status: ({ it }) => configured(it.status),
    configured_status: ({ it }) => configured(it.status),
    effective_status: ({ state, it }, { now }) => adStatus(state, it, now),
    bid_type: () => 'ABSOLUTE_OCPM',
    conversion_domain: ({ it }) => it.extra.conversion_domain,
    tracking_specs: ({ it }) => it.extra.tracking_specs,
    targeting: ({ state, it }) => state.get('adGroup', it.adGroupId)?.extra.targeting,
    last_updated_by_app_id: () => CLIENTS.meta.id,
    source_ad_id: () => '0',
    created_time: ({ state, it }) => graphTime(state, it.createdAt),
    updated_time: ({ state, it }) => graphTime(state, it.updatedAt),
  },
};

export function adNode(state: AccountState, it: Ad): Node {
  return Node.of(AD, it.id, state, { state, it });
}
