import { alive, bid, kept, type Mutator, micros, notFound, required, status, text } from './mutator.js';
import { Refusal, type Session } from './session.js';
import { AD_GROUP } from './shapes.js';

const COLLECTION = 'adGroups';

function uniqueName(session: Session, campaignId: string, name: string, except?: string): void {
  if (name.length > 255) throw new Refusal('stringLengthError', 'TOO_LONG', 'Too long.', 'name');
  const clash = session.find(
    'adGroup',
    session.state.adGroupsOf(campaignId),
    (g) => g.campaignId === campaignId && g.name === name && g.status !== 'REMOVED' && g.id !== except,
  );
  if (clash) {
    throw new Refusal(
      'adGroupError',
      'DUPLICATE_ADGROUP_NAME',
      'AdGroup with the same name already exists for the campaign.',
      'name',
    );
  }
}

export const groups: Mutator = {
  collection: COLLECTION,
  key: 'adGroup',
  shape: AD_GROUP,
  readOnly: ['id', 'labels'],
  immutable: ['campaign', 'type'],

  create(session, message) {
    const name = required(message, 'name', 'name');
    const [campaignId = ''] = session.ids('campaigns', required(message, 'campaign', 'campaign'), 'campaign');
    const campaign = session.get('campaign', campaignId);
    if (!campaign) throw notFound('campaign');
    alive(campaign);
    uniqueName(session, campaignId, name);
    const id = session.create(
      'adGroup',
      {
        campaignId,
        name,
        status: status(message),
        kind:
          text(message, 'type') ?? (campaign.channel === 'DISPLAY' ? 'DISPLAY_STANDARD' : 'SEARCH_STANDARD'),
        bidMicros: bid(session, micros(message, 'cpcBidMicros'), 'cpc_bid_micros'),
        targetCpaMicros: bid(session, micros(message, 'targetCpaMicros'), 'target_cpa_micros'),
        extra: kept(message, [
          'adRotationMode',
          'trackingUrlTemplate',
          'finalUrlSuffix',
          'urlCustomParameters',
        ]),
      },
      text(message, 'resourceName'),
      COLLECTION,
    );
    return session.name(COLLECTION, id);
  },

  update(session, [id = ''], message, paths) {
    const group = alive(session.get('adGroup', id));
    for (const path of paths) {
      if (path === 'status') session.update('adGroup', id, { status: status(message) });
      else if (path === 'name') {
        const name = required(message, 'name', 'name');
        uniqueName(session, group.campaignId, name, id);
        session.update('adGroup', id, { name });
      } else if (path === 'cpcBidMicros') {
        session.update('adGroup', id, { bidMicros: bid(session, micros(message, path), 'cpc_bid_micros') });
      } else if (path === 'targetCpaMicros') {
        session.update('adGroup', id, {
          targetCpaMicros: bid(session, micros(message, path), 'target_cpa_micros'),
        });
      } else session.update('adGroup', id, { extra: kept(message, [path.split('.')[0] ?? path]) });
    }
    return session.name(COLLECTION, id);
  },

  remove(session, [id = '']) {
    alive(session.get('adGroup', id));
    session.remove('adGroup', id);
    return session.name(COLLECTION, id);
  },
};
