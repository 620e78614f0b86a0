import type { AccountAccess } from '../../../platforms/access.js';
import type { MetaClient } from '../client/meta.client.js';
import { refused } from '../refusal.js';
import type { Ground } from './blueprint.js';

/** How many of the newest ads and ad sets are looked at. */
const SAMPLE = 25;

interface AdSample {
  data?: { creative?: { object_story_spec?: { page_id?: string } } }[];
}
interface AdSetSample {
  data?: { promoted_object?: { pixel_id?: string }; dsa_beneficiary?: string; dsa_payor?: string }[];
}
interface PageSample {
  data?: { id?: string }[];
}

/** The first value that occurs, newest first. */
function first<T>(items: readonly T[] | undefined, pick: (item: T) => string | undefined): string | null {
  for (const item of items ?? []) {
    const value = pick(item);
    if (value) return value;
  }
  return null;
}

/** The page the account advertises for already, or the only one the person manages. */
async function pageOf(client: MetaClient, access: AccountAccess): Promise<string> {
  const ads = await client.get<AdSample>(access, `act_${access.externalId}/ads`, {
    fields: 'creative{object_story_spec}',
    limit: SAMPLE,
  });
  const used = first(ads.data, (ad) => ad.creative?.object_story_spec?.page_id);
  if (used) return used;
  const { data = [] } = await client.get<PageSample>(access, 'me/accounts', { fields: 'id', limit: 2 });
  const [only] = data;
  if (only?.id && data.length === 1) return only.id;
  throw refused(
    'page',
    'It is not clear for which page this account advertises. Make one ad on Meta first; the next can be made here.',
  );
}

/** What of the account a new campaign stands on. @throws PlatformError `rejected` when no page can be told. */
export async function readGround(client: MetaClient, access: AccountAccess): Promise<Ground> {
  const adSets = await client.get<AdSetSample>(access, `act_${access.externalId}/adsets`, {
    fields: 'promoted_object,dsa_beneficiary,dsa_payor',
    limit: SAMPLE,
  });
  return {
    currency: access.currency,
    timeZone: access.timeZone,
    pageId: await pageOf(client, access),
    pixelId: first(adSets.data, (adSet) => adSet.promoted_object?.pixel_id),
    beneficiary: first(adSets.data, (adSet) => adSet.dsa_beneficiary),
    payor: first(adSets.data, (adSet) => adSet.dsa_payor),
  };
}
