import type { AccountState } from '../../world/state.js';
import type { Image } from '../../world/types.js';
import { graphTime } from '../time.js';
import { ABSENT } from './absent.js';
import { imageHash } from './ad.js';
import { Node, type NodeType } from './node.js';

interface Of {
  state: AccountState;
  it: Image;
}

/** Creatives that show a picture. */
function creativesWith(state: AccountState, image: Image): string[] {
  return state
    .all('creative')
    .filter((creative) => imageHash(creative) === image.extra.hash)
    .map((creative) => creative.id);
}

const IMAGE: NodeType<Of> = {
  name: 'AdImage',
  edges: [],
  absent: ABSENT.image,
  fields: {
    account_id: ({ state }) => state.account.id,
    hash: ({ it }) => it.extra.hash,
    name: ({ it }) => it.name,
    status: ({ it }) => (it.status === 'REMOVED' ? 'DELETED' : 'ACTIVE'),
    width: ({ it }) => it.extra.width,
    height: ({ it }) => it.extra.height,
    original_width: ({ it }) => it.extra.width,
    original_height: ({ it }) => it.extra.height,
    url: ({ it }) => it.extra.url,
    url_128: ({ it }) => it.extra.url,
    permalink_url: ({ it }) => it.extra.url,
    creatives: ({ state, it }) => creativesWith(state, it),
    created_time: ({ state, it }) => graphTime(state, it.createdAt),
    updated_time: ({ state, it }) => graphTime(state, it.updatedAt),
  },
};

/** Images are known by account and hash, not by a number. */
export function imageNode(state: AccountState, it: Image): Node {
  return Node.of(IMAGE, `${state.account.id}:${String(it.extra.hash)}`, state, { state, it });
}
