import type { AccountState } from '../world/state.js';
import type { Ad, AdGroup, Campaign, Creative } from '../world/types.js';
import { parameter } from './errors.js';
import { type Filter, fieldOf, filtersOf, passes } from './filtering.js';
import { adNode, creativeNode } from './nodes/ad.js';
import { adSetNode } from './nodes/adset.js';
import { campaignNode } from './nodes/campaign.js';
import { imageNode } from './nodes/image.js';
import type { Node, View } from './nodes/node.js';
import { EFFECTIVE } from './nodes/status.js';
import type { Params } from './params.js';

const GONE = new Set(['DELETED', 'ARCHIVED']);
/** Lists of delivery objects are filtered by status; pictures and creatives are not. */
const DELIVERY: Record<string, string> = { campaigns: 'campaign', adsets: 'adset', ads: 'ad' };

function groupsOf(state: AccountState, node: Node): readonly AdGroup[] {
  return node.type === 'AdAccount' ? state.all('adGroup') : state.adGroupsOf(node.id);
}

function adsOf(state: AccountState, node: Node): readonly Ad[] {
  if (node.type === 'AdAccount') return state.all('ad');
  if (node.type === 'AdCampaign') return state.adsOf(node.id);
  return state.adGroupsOf(node.id).flatMap((group) => state.adsOf(group.id));
}

function creativesOf(state: AccountState, node: Node): Creative[] {
  if (node.type === 'AdAccount') return state.all('creative').filter((one) => one.status !== 'REMOVED');
  const ads =
    node.type === 'AdGroup' ? state.all('ad').filter((ad) => ad.id === node.id) : adsOf(state, node);
  const ids = new Set(ads.map((ad) => ad.creativeId));
  return state.all('creative').filter((creative) => ids.has(creative.id));
}

function members(state: AccountState, node: Node, edge: string, params: Params): Node[] {
  switch (edge) {
    case 'campaigns':
      return state.all('campaign').map((it: Campaign) => campaignNode(state, it));
    case 'adsets':
      return groupsOf(state, node).map((it) => adSetNode(state, it));
    case 'ads':
      return adsOf(state, node).map((it) => adNode(state, it));
    case 'adcreatives':
      return creativesOf(state, node).map((it) => creativeNode(state, it));
    default: {
      const hashes = params.list('hashes')?.map(String);
      const name = params.text('name');
      return state
        .all('image')
        .filter(
          (it) =>
            it.status !== 'REMOVED' &&
            (!hashes || hashes.includes(String(it.extra.hash))) &&
            (name === undefined || it.name === name),
        )
        .map((it) => imageNode(state, it));
    }
  }
}

/** Deleted and archived objects appear only when their status is asked for, by parameter or by filter. */
function byStatus(nodes: Node[], params: Params, filters: readonly Filter[], prefix: string, view: View) {
  const asked = params.words('effective_status', EFFECTIVE);
  const status = (node: Node) => String(node.field('effective_status', view));
  if (asked) return nodes.filter((node) => asked.includes(status(node)));
  const filtered = filters.some(({ field }) => field.replace(`${prefix}.`, '') === 'effective_status');
  return filtered ? nodes : nodes.filter((node) => !GONE.has(status(node)));
}

/** The members of a list edge in their order of creation, newest first, after all filters. Throws code 100. */
export function listEdge(node: Node, edge: string, params: Params, view: View): Node[] {
  const state = node.state;
  if (!state) throw parameter(`Tried accessing nonexisting field (${edge}) on node type (${node.type})`);
  const nodes = members(state, node, edge, params);
  const prefix = DELIVERY[edge];
  if (prefix === undefined) return nodes.reverse();
  const filters = filtersOf(params);
  const since = params.whole('updated_since');
  if (since !== undefined) {
    filters.push({ field: 'updated_time', operator: 'GREATER_THAN', value: String(since) });
  }
  return byStatus(nodes, params, filters, prefix, view)
    .filter((one) =>
      filters.every((filter) => passes(state, filter, fieldOf(one, filter.field, prefix, view))),
    )
    .reverse();
}
