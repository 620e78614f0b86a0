import type { CampaignBlueprint } from '@adwright/contracts';
import { fromWallClock } from '../../../platforms/zone.js';
import type { Params } from '../client/meta.client.js';
import { toMinor } from '../money.js';
import { refused } from '../refusal.js';

/** What of the account a new campaign stands on. */
export interface Ground {
  readonly currency: string;
  readonly timeZone: string;
  readonly pageId: string;
  /** The pixel that counts conversions; null when the account has none. */
  readonly pixelId: string | null;
  /**
   * Whom the account's ads benefit and who pays for them, as its ads in the European Union name them already; null leaves it
   * to the account's own defaults, and without those Meta refuses an ad there.
   */
  readonly beneficiary: string | null;
  readonly payor: string | null;
}

const objectives: Record<CampaignBlueprint['objective'], string> = {
  leads: 'OUTCOME_LEADS',
  sales: 'OUTCOME_SALES',
  traffic: 'OUTCOME_TRAFFIC',
  awareness: 'OUTCOME_AWARENESS',
  engagement: 'OUTCOME_ENGAGEMENT',
};

const buttons: Record<CampaignBlueprint['objective'], string> = {
  leads: 'SIGN_UP',
  sales: 'SHOP_NOW',
  traffic: 'LEARN_MORE',
  awareness: 'LEARN_MORE',
  engagement: 'LEARN_MORE',
};

/** The name that is sent: with the marker by which a lost answer is found again. */
export function markedName(name: string, marker: string): string {
  return marker === '' ? name : `${name} [${marker}]`;
}

/** @throws PlatformError `rejected` for what Meta cannot express: nothing is dropped silently. */
export function refuseWhatWouldBeLost(blueprint: CampaignBlueprint): void {
  if (blueprint.languages.length > 0)
    throw refused(
      'languages',
      'Meta finds people by place here, not by language. Leave it out.',
      'languages',
    );
  if (blueprint.keywords.length > 0 || blueprint.negativeKeywords.length > 0)
    throw refused(
      'keywords',
      'Meta has no keywords. Leave them out, or describe the audience instead.',
      'keywords',
    );
  if (blueprint.maxCpcMicros !== null && goalOf(blueprint, null).optimization_goal !== 'LINK_CLICKS')
    throw refused(
      'max_cpc',
      'A highest price per click fits campaigns for clicks only on Meta.',
      'maxCpcMicros',
    );
}

/** What Meta is to optimise for: conversions need a pixel that counts them, else clicks are the nearest thing. */
function goalOf(blueprint: CampaignBlueprint, ground: Ground | null) {
  const { objective } = blueprint;
  if (objective === 'awareness')
    return { optimization_goal: 'REACH', promoted_object: { page_id: ground?.pageId ?? '' } };
  if (objective === 'engagement')
    return { optimization_goal: 'POST_ENGAGEMENT', promoted_object: { page_id: ground?.pageId ?? '' } };
  const counted = objective === 'leads' ? 'LEAD' : objective === 'sales' ? 'PURCHASE' : null;
  if (counted && ground?.pixelId)
    return {
      optimization_goal: 'OFFSITE_CONVERSIONS',
      promoted_object: { pixel_id: ground.pixelId, custom_event_type: counted },
    };
  return { optimization_goal: 'LINK_CLICKS' };
}

export function campaignParams(blueprint: CampaignBlueprint, name: string, currency: string): Params {
  return {
    name,
    objective: objectives[blueprint.objective],
    status: 'PAUSED',
    buying_type: 'AUCTION',
    special_ad_categories: [],
    // The campaign owns the budget, so that one number holds for all of it.
    daily_budget: toMinor(BigInt(blueprint.dailyBudgetMicros), currency),
    bid_strategy: blueprint.maxCpcMicros === null ? 'LOWEST_COST_WITHOUT_CAP' : 'LOWEST_COST_WITH_BID_CAP',
  };
}

/** Meta's numbers of genders. */
const GENDERS = { men: 1, women: 2 } as const;

/** Countries whole, and cities and regions by Meta's keys. */
function geoOf({ countries, areas }: CampaignBlueprint) {
  const keys = (kind: 'city' | 'region') =>
    areas.filter((area) => area.kind === kind).map(({ externalId }) => ({ key: externalId }));
  const cities = keys('city');
  const regions = keys('region');
  return {
    ...(countries.length > 0 ? { countries } : {}),
    ...(cities.length > 0 ? { cities } : {}),
    ...(regions.length > 0 ? { regions } : {}),
  };
}

/** Start of a day, or its last second, in the account's zone. */
function instant(day: string, time: string, timeZone: string): string {
  return fromWallClock(`${day} ${time}`, timeZone).toISOString().replace('.000Z', '+0000');
}

export function adSetParams(
  blueprint: CampaignBlueprint,
  name: string,
  campaignId: string,
  ground: Ground,
): Params {
  const { startDate, endDate, ageMin, ageMax, maxCpcMicros } = blueprint;
  return {
    name,
    campaign_id: campaignId,
    // What can serve is decided by the campaign above, which is paused.
    status: 'ACTIVE',
    billing_event: 'IMPRESSIONS',
    ...goalOf(blueprint, ground),
    destination_type: 'WEBSITE',
    ...(ground.beneficiary === null ? {} : { dsa_beneficiary: ground.beneficiary }),
    ...(ground.payor === null ? {} : { dsa_payor: ground.payor }),
    ...(maxCpcMicros === null ? {} : { bid_amount: toMinor(BigInt(maxCpcMicros), ground.currency) }),
    ...(startDate === null ? {} : { start_time: instant(startDate, '00:00:00', ground.timeZone) }),
    ...(endDate === null ? {} : { end_time: instant(endDate, '23:59:59', ground.timeZone) }),
    targeting: {
      geo_locations: geoOf(blueprint),
      ...(blueprint.gender === 'all' ? {} : { genders: [GENDERS[blueprint.gender]] }),
      ...(ageMin === null ? {} : { age_min: ageMin }),
      ...(ageMax === null ? {} : { age_max: ageMax }),
      targeting_automation: { advantage_audience: 0 },
    },
  };
}

/** A creative holds one text of each kind on Meta, so there is an ad for each headline, texts taken in turn. */
export function creatives(
  blueprint: CampaignBlueprint,
  name: string,
  pageId: string,
): { name: string; params: Params }[] {
  const count = Math.max(blueprint.headlines.length, blueprint.descriptions.length);
  return Array.from({ length: count }, (_, index) => {
    const title = `${name} ${index + 1}`;
    const pick = (texts: readonly string[]) => texts[index % texts.length] ?? '';
    return {
      name: title,
      params: {
        name: title,
        object_story_spec: {
          page_id: pageId,
          link_data: {
            link: blueprint.landingPage,
            message: pick(blueprint.descriptions),
            name: pick(blueprint.headlines),
            call_to_action: { type: buttons[blueprint.objective], value: { link: blueprint.landingPage } },
          },
        },
      },
    };
  });
}
