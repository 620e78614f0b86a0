import { adContent } from './ads.js';
import { alive, at, type Message, type Mutator, text } from './mutator.js';
import { Refusal } from './session.js';
import { AD } from './shapes.js';

const COLLECTION = 'ads';

/** `ads:mutate`: texts and URLs of an existing ad. Ads are created and removed through their ad group. */
export const adTexts: Mutator = {
  collection: COLLECTION,
  key: 'ad',
  shape: AD,
  readOnly: ['id', 'type'],
  immutable: [],

  create() {
    throw new Refusal('mutateError', 'MUTATE_NOT_ALLOWED', 'Ads are created through adGroupAds.');
  },

  update(session, [id = ''], message, paths) {
    const ad = alive(session.get('ad', id));
    const { content } = ad;
    const asset = (line: string) => ({ text: line });
    // The ad as it would be: given fields over the present ones, checked as a whole.
    const merged: Message = {
      finalUrls: paths.includes('finalUrls') ? message.finalUrls : content.finalUrls,
      responsiveSearchAd: {
        headlines: content.headlines.map(asset),
        descriptions: content.descriptions.map(asset),
        path1: content.path1,
        path2: content.path2,
      },
    };
    for (const path of paths) {
      const [head, part] = path.split('.');
      if (head !== 'responsiveSearchAd') continue;
      const given = part ? { [part]: at(message, path) } : (at(message, path) as Message);
      merged.responsiveSearchAd = { ...(merged.responsiveSearchAd as Message), ...given };
    }
    const name = paths.includes('name') ? { name: text(message, 'name') ?? '' } : {};
    session.update('ad', id, { content: adContent(merged), ...name });
    return session.name(COLLECTION, id);
  },

  remove() {
    throw new Refusal('mutateError', 'MUTATE_NOT_ALLOWED', 'Ads are removed through adGroupAds.');
  },
};
