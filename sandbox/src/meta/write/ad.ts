import type { AccountState } from '../../world/state.js';
import type { Ad, Creative, Json } from '../../world/types.js';
import type { Op } from '../../world/write.js';
import { invalid, parameter } from '../errors.js';
import type { Params } from '../params.js';
import { creativeFields } from './creative.js';
import {
  type Fields,
  firstStatus,
  kept,
  newName,
  newStatus,
  type Plan,
  required,
  update,
  type Writing,
} from './target.js';

const KEPT = ['tracking_specs', 'conversion_domain'];

/** The creative an ad is given: a known one, or one made on the spot. Throws code 100 when there is none. */
function creative(state: AccountState, params: Params, name: string): { id: string; ops: Op[] } {
  const given = params.json('creative');
  const spec =
    typeof given === 'string' || typeof given === 'number' ? { creative_id: String(given) } : given;
  if (spec === null || typeof spec !== 'object') throw parameter('The parameter creative is required.');
  const { creative_id: byId, id: byPlainId, ...inline } = spec as Record<string, unknown>;
  const known = byId ?? byPlainId;
  if (known !== undefined) {
    const found = state.get('creative', String(known));
    if (found && found.status !== 'REMOVED') return { id: found.id, ops: [] };
    throw invalid(`There is no creative ${String(known)}.`, {
      title: 'Creative not found',
      subcode: 1487124,
      blame: ['creative'],
    });
  }
  const id = state.nextId();
  const fields = creativeFields(state, inline as Record<string, Json>, name);
  return { id, ops: [{ op: 'create', type: 'creative', id, fields }] };
}

/** Where people land, for the simulator's own record of the ad. */
function content(state: AccountState, creativeId: string, ops: readonly Op[]): Fields {
  const made = ops.find((op) => op.op === 'create' && op.id === creativeId);
  const extra =
    made?.op === 'create'
      ? (made.fields.extra as Creative['extra'])
      : state.get('creative', creativeId)?.extra;
  const story = extra?.object_story_spec;
  const data = story && typeof story === 'object' && !Array.isArray(story) ? story.link_data : null;
  const link = data && typeof data === 'object' && !Array.isArray(data) ? data.link : null;
  return {
    finalUrls: typeof link === 'string' ? [link] : [],
    headlines: [],
    descriptions: [],
    path1: '',
    path2: '',
  };
}

export function createAd({ state, params }: Writing): Plan {
  const name = required(params, 'name');
  newName(params);
  const adGroupId = required(params, 'adset_id');
  const group = state.get('adGroup', adGroupId);
  if (!group || group.status === 'REMOVED' || group.status === 'ARCHIVED') {
    throw invalid(`There is no ad set ${adGroupId} to put an ad into.`, {
      title: 'Ad set not found',
      blame: ['adset_id'],
    });
  }
  if (params.has('bid_amount')) throw parameter('bid_amount is no longer supported on ads');
  const made = creative(state, params, name);
  const id = state.nextId();
  const op: Op = {
    op: 'create',
    type: 'ad',
    id,
    fields: {
      name,
      status: firstStatus(params),
      campaignId: group.campaignId,
      adGroupId,
      creativeId: made.id,
      content: content(state, made.id, made.ops),
      extra: kept(params, KEPT),
    },
  };
  return { ops: [...made.ops, op], id };
}

export function updateAd({ state, params }: Writing, ad: Ad): Plan {
  const fields: Fields = {};
  const status = newStatus(params, ad.status);
  const name = newName(params);
  if (status !== undefined) fields.status = status;
  if (name !== undefined) fields.name = name;
  if (params.has('bid_amount')) throw parameter('bid_amount is no longer supported on ads');
  const ops: Op[] = [];
  if (params.has('creative')) {
    const made = creative(state, params, ad.name);
    ops.push(...made.ops);
    fields.creativeId = made.id;
    fields.content = content(state, made.id, made.ops);
  }
  const extra = kept(params, KEPT);
  if (Object.keys(extra).length > 0) fields.extra = extra;
  return { ops: [...ops, ...update('ad', ad.id, fields)], id: ad.id };
}
