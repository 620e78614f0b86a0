import { alive, at, kept, type Message, type Mutator, notFound, required, status, text } from './mutator.js';
import { Refusal } from './session.js';
import { AD_GROUP_AD } from './shapes.js';

const COLLECTION = 'adGroupAds';
/** Longest headline, description and path; fewest and most of each. */
const LIMITS = {
  headlines: { length: 30, least: 3, most: 15 },
  descriptions: { length: 90, least: 2, most: 4 },
} as const;
const PATH_LENGTH = 15;

function lines(ad: Message, part: keyof typeof LIMITS): string[] {
  const field = `ad.responsive_search_ad.${part}`;
  const list = at(ad, `responsiveSearchAd.${part}`);
  const texts = Array.isArray(list) ? list.map((item: Message) => text(item, 'text') ?? '') : [];
  const limit = LIMITS[part];
  if (texts.length < limit.least) throw new Refusal('collectionSizeError', 'TOO_FEW', 'Too few.', field);
  if (texts.length > limit.most) throw new Refusal('collectionSizeError', 'TOO_MANY', 'Too many.', field);
  if (texts.some((line) => line.trim() === ''))
    throw new Refusal('stringLengthError', 'EMPTY', 'Empty.', field);
  if (texts.some((line) => [...line].length > limit.length)) {
    throw new Refusal('stringLengthError', 'TOO_LONG', 'Too long.', field);
  }
  if (new Set(texts).size < texts.length) {
    throw new Refusal(
      'assetError',
      'DUPLICATE_ASSETS_WITH_DIFFERENT_FIELD_VALUE',
      'Texts must differ.',
      field,
    );
  }
  return texts;
}

function path(ad: Message, name: 'path1' | 'path2'): string {
  const value = text(ad, `responsiveSearchAd.${name}`) ?? '';
  if (value.length > PATH_LENGTH) {
    throw new Refusal('stringLengthError', 'TOO_LONG', 'Too long.', `ad.responsive_search_ad.${name}`);
  }
  return value;
}

function urls(ad: Message): string[] {
  const list = Array.isArray(ad.finalUrls) ? ad.finalUrls.map(String) : [];
  if (list.length === 0)
    throw new Refusal('fieldError', 'REQUIRED', 'The required field was not present.', 'ad.final_urls');
  if (!list.every((url) => URL.canParse(url) && /^https?:/.test(url))) {
    throw new Refusal('urlFieldError', 'INVALID_FINAL_URL', 'A final URL is invalid.', 'ad.final_urls');
  }
  return list;
}

/** Texts and URLs of a responsive search ad. Throws Refusal where one breaks the platform's limits. */
export function adContent(ad: Message): {
  finalUrls: string[];
  headlines: string[];
  descriptions: string[];
  path1: string;
  path2: string;
} {
  return {
    finalUrls: urls(ad),
    headlines: lines(ad, 'headlines'),
    descriptions: lines(ad, 'descriptions'),
    path1: path(ad, 'path1'),
    path2: path(ad, 'path2'),
  };
}

export const groupAds: Mutator = {
  collection: COLLECTION,
  key: 'adGroupAd',
  shape: AD_GROUP_AD,
  readOnly: ['labels'],
  immutable: ['adGroup', 'ad'],

  create(session, message) {
    const [adGroupId = ''] = session.ids('adGroups', required(message, 'adGroup', 'ad_group'), 'ad_group');
    const group = session.get('adGroup', adGroupId);
    if (!group) throw notFound('ad_group');
    alive(group);
    const ad = message.ad as Message | undefined;
    if (!ad?.responsiveSearchAd) {
      throw new Refusal('fieldError', 'REQUIRED', 'The required field was not present.', 'ad.ad_data');
    }
    const content = adContent(ad);
    const id = session.create(
      'ad',
      {
        campaignId: group.campaignId,
        adGroupId,
        name: text(ad, 'name') ?? content.headlines[0] ?? '',
        status: status(message),
        content,
        extra: kept(ad, ['name', 'trackingUrlTemplate', 'finalUrlSuffix', 'finalMobileUrls']),
      },
      undefined,
      COLLECTION,
    );
    return session.name(COLLECTION, adGroupId, id);
  },

  update(session, [adGroupId = '', id = ''], message, paths) {
    const ad = session.get('ad', id);
    if (ad?.adGroupId !== adGroupId) throw notFound();
    alive(ad);
    if (paths.includes('status')) session.update('ad', id, { status: status(message) });
    return session.name(COLLECTION, adGroupId, id);
  },

  remove(session, [adGroupId = '', id = '']) {
    const ad = session.get('ad', id);
    if (ad?.adGroupId !== adGroupId) throw notFound();
    alive(ad);
    session.remove('ad', id);
    return session.name(COLLECTION, adGroupId, id);
  },
};
