import { createHmac } from 'node:crypto';
import { CLIENTS } from '../oauth/tokens.js';
import type { Lead } from '../world/leads.js';
import { personOf } from '../world/people.js';
import type { Account } from '../world/types.js';
import type { Target } from './registrations.js';
import type { Sending } from './send.js';

/** Google's ids are JSON numbers of up to 64 bits, which JSON.stringify cannot print. */
function withWideNumbers(value: unknown): string {
  const text = JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? `<${one}>` : one));
  return text.replace(/"<(\d+)>"/g, '$1');
}

function metaLetter(lead: Lead, pageId: string, now: number): string {
  const value = {
    leadgen_id: lead.id,
    page_id: pageId,
    form_id: lead.formId,
    // The vendor's old name of an ad.
    adgroup_id: lead.adId,
    ad_id: lead.adId,
    created_time: Math.floor(lead.at / 1000),
  };
  const changes = [{ field: 'leadgen', value }];
  return JSON.stringify({ object: 'page', entry: [{ id: pageId, time: Math.floor(now / 1000), changes }] });
}

function googleLetter(lead: Lead, account: Account, key: string, test: boolean): string {
  const person = personOf(account, lead.id);
  return withWideNumbers({
    lead_id: test ? `TeSter-${lead.id}` : Buffer.from(lead.id).toString('base64url'),
    api_version: '1.0',
    form_id: BigInt(lead.formId),
    campaign_id: BigInt(lead.campaignId),
    adgroup_id: BigInt(lead.adGroupId),
    creative_id: BigInt(lead.adId),
    asset_group_id: 0,
    gcl_id: Buffer.from(`click-${lead.id}`).toString('base64url'),
    google_key: key,
    is_test: test,
    lead_stage: 'LEAD',
    lead_submit_time: new Date(lead.at).toISOString(),
    user_column_data: [
      { column_name: 'Full Name', string_value: person.name, column_id: 'FULL_NAME' },
      { string_value: person.email, column_id: 'EMAIL' },
      { string_value: person.phone, column_id: 'PHONE_NUMBER' },
    ],
  });
}

export interface Letter {
  lead: Lead;
  account: Account;
  target: Target;
  /** Signed with a key that is not the vendor's: a receiver must refuse it. */
  forged: boolean;
  /** Google: the person who set the form up sent test data. */
  test: boolean;
  /** Virtual instant of sending. */
  now: number;
}

/** The request that tells a receiver of a lead, in its vendor's way. The signature is over the very bytes sent. */
export function letterOf({ lead, account, target, forged, test, now }: Letter): Sending {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (target.vendor === 'google') {
    const body = googleLetter(lead, account, forged ? `not ${target.key}` : target.key, test);
    return { method: 'POST', url: target.url, headers, body };
  }
  const body = metaLetter(lead, target.pageId, now);
  const secret = forged ? `not ${CLIENTS.meta.secret}` : CLIENTS.meta.secret;
  headers['x-hub-signature-256'] = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  return { method: 'POST', url: target.url, headers, body };
}
