import type { AccountState } from '../../world/state.js';
import type { Creative, Json } from '../../world/types.js';
import { invalid } from '../errors.js';
import { type Fields, newName, newStatus, type Plan, update, type Writing } from './target.js';

/** Parameters of a creative that are kept as given. */
const KEPT = [
  'object_story_spec',
  'object_story_id',
  'asset_feed_spec',
  'degrees_of_freedom_spec',
  'url_tags',
  'title',
  'body',
  'image_hash',
  'image_url',
  'link_url',
  'video_id',
  'call_to_action_type',
  'object_type',
  'instagram_user_id',
];
const SOURCES = ['object_story_spec', 'object_story_id', 'asset_feed_spec', 'image_hash', 'video_id'];

type Plain = { [key: string]: Json };

function plain(value: Json | undefined): Plain {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

function checkImage(state: AccountState, hash: Json | undefined): void {
  if (typeof hash !== 'string' || hash === '') return;
  if (state.all('image').some((image) => image.status !== 'REMOVED' && image.extra.hash === hash)) return;
  throw invalid(`The account has no image with the hash ${hash}.`, {
    title: 'Image not found',
    blame: ['image_hash'],
  });
}

/** The attributes of a new creative. Throws code 100: nothing to show, no page, no link, an unknown image. */
export function creativeFields(state: AccountState, spec: Plain, fallbackName: string): Fields {
  if (!SOURCES.some((name) => spec[name] !== undefined)) {
    throw invalid('Say what the ad shows: object_story_spec, object_story_id or asset_feed_spec.', {
      title: 'Creative is empty',
      blame: ['object_story_spec'],
    });
  }
  if (spec.object_story_spec !== undefined) {
    const story = plain(spec.object_story_spec);
    if (!story.page_id) {
      throw invalid('Choose the page that shows the ad.', {
        title: 'Page is missing',
        subcode: 1443048,
        blame: ['object_story_spec'],
      });
    }
    const data = plain(story.link_data);
    if (story.link_data !== undefined && !data.link) {
      throw invalid('Enter the link the ad leads to.', { title: 'Link is missing', blame: ['link'] });
    }
    checkImage(state, data.image_hash);
  }
  checkImage(state, spec.image_hash);
  const extra = Object.fromEntries(
    KEPT.flatMap((name) => (spec[name] === undefined ? [] : [[name, spec[name]]])),
  );
  const name = typeof spec.name === 'string' && spec.name.trim() !== '' ? spec.name : fallbackName;
  return { name, extra: extra as Plain };
}

export function createCreative({ state, params, now }: Writing): Plan {
  const spec = Object.fromEntries(
    [...KEPT, 'name'].flatMap((name) =>
      params.has(name) ? [[name, name === 'name' ? params.text(name) : params.json(name)]] : [],
    ),
  ) as Plain;
  newName(params);
  const id = state.nextId();
  const name = `Creative ${new Date(now).toISOString().slice(0, 10)}`;
  return { ops: [{ op: 'create', type: 'creative', id, fields: creativeFields(state, spec, name) }], id };
}

/** What a creative shows cannot be changed: only its name and whether it exists. */
export function updateCreative({ params }: Writing, creative: Creative): Plan {
  const fixed = KEPT.filter((name) => params.has(name));
  if (fixed.length > 0) {
    throw invalid("A creative's content can't be changed. Create a new one and give it to the ad.", {
      title: 'Creative is fixed',
      subcode: 1815573,
      blame: fixed,
    });
  }
  const fields: Fields = {};
  const status = newStatus(params, creative.status);
  const name = newName(params);
  if (status !== undefined) fields.status = status;
  if (name !== undefined) fields.name = name;
  return { ops: update('creative', creative.id, fields), id: creative.id };
}
