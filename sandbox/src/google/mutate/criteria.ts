import { placeOf } from '../../places/gazetteer.js';
import type { MatchType } from '../../world/types.js';
import {
  alive,
  bid,
  kept,
  type Message,
  type Mutator,
  micros,
  notFound,
  required,
  status,
  text,
} from './mutator.js';
import { Refusal, type Session } from './session.js';
import { AD_GROUP_CRITERION, CAMPAIGN_CRITERION } from './shapes.js';

/** A keyword's text and match type, within the platform's limits: 80 characters, 10 words, no odd characters. */
function keyword(message: Message): { text: string; matchType: MatchType } {
  const words = required(message, 'keyword.text', 'keyword.text').trim().replace(/\s+/g, ' ');
  const matchType = text(message, 'keyword.matchType');
  if (matchType !== 'EXACT' && matchType !== 'PHRASE' && matchType !== 'BROAD') {
    throw new Refusal('fieldError', 'REQUIRED', 'The required field was not present.', 'keyword.match_type');
  }
  if ([...words].length > 80) {
    throw new Refusal('criterionError', 'KEYWORD_TEXT_TOO_LONG', 'Keyword text is too long.', 'keyword.text');
  }
  if (words.split(' ').length > 10) {
    throw new Refusal(
      'criterionError',
      'KEYWORD_HAS_TOO_MANY_WORDS',
      'Keyword has too many words.',
      'keyword.text',
    );
  }
  if (/[!@%,*^()={};~`<>?\\|]/.test(words)) {
    throw new Refusal(
      'criterionError',
      'KEYWORD_HAS_INVALID_CHARS',
      'Keyword text contains invalid characters.',
      'keyword.text',
    );
  }
  return { text: words.toLowerCase(), matchType };
}

function exists(): Refusal {
  return new Refusal('mutateError', 'RESOURCE_ALREADY_EXISTS', 'The criterion exists already.', 'keyword');
}

function negativeOf(session: Session, owner: string, word: { text: string; matchType: string }): boolean {
  return Boolean(
    session.find(
      'negative',
      session.state.negativesOf(owner),
      (n) =>
        (n.adGroupId ?? n.campaignId) === owner &&
        n.text === word.text &&
        n.matchType === word.matchType &&
        n.status !== 'REMOVED',
    ),
  );
}

/** A criterion of an ad group, whichever kind it is. */
function criterion(
  session: Session,
  adGroupId: string,
  id: string,
): ['keyword' | 'negative', { status: string }] {
  const positive = session.get('keyword', id);
  if (positive?.adGroupId === adGroupId) return ['keyword', positive];
  const negative = session.get('negative', id);
  if (negative?.adGroupId === adGroupId) return ['negative', negative];
  throw notFound();
}

export const groupCriteria: Mutator = {
  collection: 'adGroupCriteria',
  key: 'adGroupCriterion',
  shape: AD_GROUP_CRITERION,
  readOnly: ['criterionId', 'type', 'labels'],
  immutable: ['adGroup', 'negative', 'keyword'],

  create(session, message) {
    const [adGroupId = ''] = session.ids('adGroups', required(message, 'adGroup', 'ad_group'), 'ad_group');
    const group = session.get('adGroup', adGroupId);
    if (!group) throw notFound('ad_group');
    alive(group);
    const word = keyword(message);
    const base = { campaignId: group.campaignId, adGroupId, name: word.text, ...word };
    if (message.negative === true) {
      if (negativeOf(session, adGroupId, word)) throw exists();
      const id = session.create('negative', base, undefined, 'adGroupCriteria');
      return session.name('adGroupCriteria', adGroupId, id);
    }
    const twin = session.find(
      'keyword',
      session.state.keywordsOf(adGroupId),
      (k) =>
        k.adGroupId === adGroupId &&
        k.text === word.text &&
        k.matchType === word.matchType &&
        k.status !== 'REMOVED',
    );
    if (twin) throw exists();
    const id = session.create(
      'keyword',
      {
        ...base,
        status: status(message),
        bidMicros: bid(session, micros(message, 'cpcBidMicros'), 'cpc_bid_micros'),
        extra: kept(message, ['finalUrls', 'finalUrlSuffix', 'trackingUrlTemplate', 'urlCustomParameters']),
      },
      undefined,
      'adGroupCriteria',
    );
    return session.name('adGroupCriteria', adGroupId, id);
  },

  update(session, [adGroupId = '', id = ''], message, paths) {
    const [type, entity] = criterion(session, adGroupId, id);
    alive(entity);
    for (const path of paths) {
      if (type === 'negative') {
        throw new Refusal(
          'criterionError',
          'FIELD_INCOMPATIBLE_WITH_NEGATIVE_TARGETING',
          'A negative criterion cannot be updated.',
          path,
        );
      }
      if (path === 'status') session.update('keyword', id, { status: status(message) });
      else if (path === 'cpcBidMicros') {
        session.update('keyword', id, { bidMicros: bid(session, micros(message, path), 'cpc_bid_micros') });
      } else session.update('keyword', id, { extra: kept(message, [path.split('.')[0] ?? path]) });
    }
    return session.name('adGroupCriteria', adGroupId, id);
  },

  remove(session, [adGroupId = '', id = '']) {
    const [type, entity] = criterion(session, adGroupId, id);
    alive(entity);
    session.remove(type, id);
    return session.name('adGroupCriteria', adGroupId, id);
  },
};

export const campaignCriteria: Mutator = {
  collection: 'campaignCriteria',
  key: 'campaignCriterion',
  shape: CAMPAIGN_CRITERION,
  readOnly: ['criterionId', 'type', 'status'],
  immutable: ['campaign', 'negative', 'keyword', 'location', 'language'],

  create(session, message) {
    const [campaignId = ''] = session.ids('campaigns', required(message, 'campaign', 'campaign'), 'campaign');
    const campaign = session.get('campaign', campaignId);
    if (!campaign) throw notFound('campaign');
    alive(campaign);
    const place = text(message, 'location.geoTargetConstant');
    const language = text(message, 'language.languageConstant');
    let id: string;
    if (place !== undefined || language !== undefined) {
      const value = place ?? language ?? '';
      if (!/^(geoTargetConstants|languageConstants)\/\d+$/.test(value)) {
        throw new Refusal(
          'requestError',
          'RESOURCE_NAME_MALFORMED',
          `'${value}' is no constant.`,
          'location',
        );
      }
      const number = Number(value.split('/')[1]);
      // Every country is taken; of smaller places those that `suggest` gives out.
      if (place !== undefined && number >= 10_000 && !placeOf(number)) {
        throw new Refusal('criterionError', 'INVALID_GEO_LOCATION', 'Invalid geo location.', 'location');
      }
      const kind = place === undefined ? 'LANGUAGE' : 'LOCATION';
      id = session.create('target', { campaignId, name: value, kind, value }, undefined, 'campaignCriteria');
    } else {
      const word = keyword(message);
      if (message.negative !== true) {
        throw new Refusal(
          'criterionError',
          'CANNOT_ADD_CRITERIA_TYPE',
          'Keywords of a campaign can only be negative.',
          'negative',
        );
      }
      if (negativeOf(session, campaignId, word)) throw exists();
      id = session.create(
        'negative',
        { campaignId, name: word.text, ...word },
        undefined,
        'campaignCriteria',
      );
    }
    return session.name('campaignCriteria', campaignId, id);
  },

  update(session, [campaignId = '', id = ''], message) {
    const target = session.get('target', id);
    if (target?.campaignId !== campaignId) throw notFound();
    alive(target);
    session.update('target', id, { extra: kept(message, ['bidModifier']) });
    return session.name('campaignCriteria', campaignId, id);
  },

  remove(session, [campaignId = '', id = '']) {
    const negative = session.get('negative', id);
    const type = negative?.campaignId === campaignId && negative.adGroupId === null ? 'negative' : 'target';
    const entity = session.get(type, id);
    if (entity?.campaignId !== campaignId) throw notFound();
    alive(entity);
    session.remove(type, id);
    return session.name('campaignCriteria', campaignId, id);
  },
};
