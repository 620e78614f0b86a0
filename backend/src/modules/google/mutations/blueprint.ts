import type { CampaignBlueprint } from '@adwright/contracts';
import { iso31661Alpha2ToNumeric } from 'iso-3166';
import { refused } from './refusal.js';

/** A country's geo target is 2000 plus its ISO 3166-1 number (Google's geo target list: DE = 276 -> 2276). */
export function geoTarget(country: string): string {
  const number = iso31661Alpha2ToNumeric[country as keyof typeof iso31661Alpha2ToNumeric];
  if (number === undefined) throw refused('country', `Google Ads knows no country ${country}.`, 'countries');
  return `geoTargetConstants/${2000 + Number(number)}`;
}

/** Google's ids of languages (developers.google.com/google-ads/api/data/codes-formats, languages). */
const LANGUAGES: Readonly<Record<string, number>> = {
  en: 1000,
  de: 1001,
  fr: 1002,
  es: 1003,
  it: 1004,
  ja: 1005,
  da: 1009,
  nl: 1010,
  fi: 1011,
  ko: 1012,
  no: 1013,
  pt: 1014,
  sv: 1015,
  ar: 1019,
  cs: 1021,
  el: 1022,
  hu: 1024,
  pl: 1030,
  ru: 1031,
  ro: 1032,
  uk: 1036,
  tr: 1037,
};

function languageConstant(code: string): string {
  const id = LANGUAGES[code];
  if (id === undefined) throw refused('language', `Google Ads knows no language ${code}.`, 'languages');
  return `languageConstants/${id}`;
}

/** The name that is sent: with the marker by which a lost answer is found again. */
export function markedName(name: string, marker: string): string {
  return marker === '' ? name : `${name} [${marker}]`;
}

function refuseWhatWouldBeLost(blueprint: CampaignBlueprint): void {
  if (blueprint.ageMin !== null || blueprint.ageMax !== null)
    throw refused(
      'age',
      'A Google Search campaign cannot be limited to ages here. Leave them out.',
      'ageMin',
    );
  if (blueprint.gender !== 'all')
    throw refused(
      'gender',
      'A Google Search campaign cannot be limited to a gender here. Leave it out.',
      'gender',
    );
  if (blueprint.keywords.length === 0)
    throw refused('keywords', 'A Google Search campaign needs at least one keyword.', 'keywords');
}

/**
 * A whole Search campaign in one atomic request: budget, campaign, countries, ad group, keywords, ad. The campaign is
 * paused, so that nothing below it can serve. Temporary ids are negative, unique across types and defined before use
 * (PLATFORMS.md A3).
 * @throws PlatformError `rejected` for what a Search campaign cannot express: nothing is dropped silently.
 */
export function campaignOperations(
  customerId: string,
  blueprint: CampaignBlueprint,
  marker: string,
): object[] {
  refuseWhatWouldBeLost(blueprint);
  const name = (collection: string, temporary: number) =>
    `customers/${customerId}/${collection}/${temporary}`;
  const budget = name('campaignBudgets', -1);
  const campaign = name('campaigns', -2);
  const adGroup = name('adGroups', -3);
  const title = markedName(blueprint.name, marker);
  return [
    {
      campaignBudgetOperation: {
        create: {
          resourceName: budget,
          name: title,
          amountMicros: blueprint.dailyBudgetMicros,
          deliveryMethod: 'STANDARD',
          // Google's default is true, and a shared budget never becomes a campaign's own again.
          explicitlyShared: false,
        },
      },
    },
    {
      campaignOperation: {
        create: {
          resourceName: campaign,
          name: title,
          status: 'PAUSED',
          advertisingChannelType: 'SEARCH',
          campaignBudget: budget,
          // Without a highest bid Google sets bids for as many clicks as the budget allows.
          ...(blueprint.maxCpcMicros === null ? { targetSpend: {} } : { manualCpc: {} }),
          networkSettings: {
            targetGoogleSearch: true,
            targetSearchNetwork: true,
            targetContentNetwork: false,
            targetPartnerSearchNetwork: false,
          },
          containsEuPoliticalAdvertising: 'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING',
          ...(blueprint.startDate === null ? {} : { startDateTime: `${blueprint.startDate} 00:00:00` }),
          ...(blueprint.endDate === null ? {} : { endDateTime: `${blueprint.endDate} 23:59:59` }),
        },
      },
    },
    ...[
      ...blueprint.countries.map(geoTarget),
      ...blueprint.areas.map(({ externalId }) => `geoTargetConstants/${externalId}`),
    ].map((geoTargetConstant) => ({
      campaignCriterionOperation: { create: { campaign, location: { geoTargetConstant } } },
    })),
    ...blueprint.languages.map((code) => ({
      campaignCriterionOperation: {
        create: { campaign, language: { languageConstant: languageConstant(code) } },
      },
    })),
    ...blueprint.negativeKeywords.map((keyword) => ({
      campaignCriterionOperation: {
        create: {
          campaign,
          negative: true,
          keyword: { text: keyword.text, matchType: keyword.matchType.toUpperCase() },
        },
      },
    })),
    {
      adGroupOperation: {
        create: {
          resourceName: adGroup,
          name: blueprint.adGroupName,
          campaign,
          status: 'ENABLED',
          type: 'SEARCH_STANDARD',
          ...(blueprint.maxCpcMicros === null ? {} : { cpcBidMicros: blueprint.maxCpcMicros }),
        },
      },
    },
    ...blueprint.keywords.map((keyword) => ({
      adGroupCriterionOperation: {
        create: {
          adGroup,
          status: 'ENABLED',
          keyword: { text: keyword.text, matchType: keyword.matchType.toUpperCase() },
        },
      },
    })),
    {
      adGroupAdOperation: {
        create: {
          adGroup,
          status: 'ENABLED',
          ad: {
            finalUrls: [blueprint.landingPage],
            responsiveSearchAd: {
              headlines: blueprint.headlines.map((text) => ({ text })),
              descriptions: blueprint.descriptions.map((text) => ({ text })),
            },
          },
        },
      },
    },
  ];
}
