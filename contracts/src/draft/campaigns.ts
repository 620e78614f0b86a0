import { z } from 'zod';
import { type CampaignBlueprint, campaignBlueprintSchema, type TargetArea } from '../change.js';
import { adPlatformSchema } from '../common.js';
import type { DraftAccount, DraftBody, DraftPlace, DraftSlots, PlaceFinding } from './body.js';
import { dailyShares } from './budget.js';
import { accountsOf, todayOf } from './faults.js';

/** What of a draft a platform cannot carry, said before anybody signs. */
export const draftLimitationSchema = z.object({
  platform: adPlatformSchema,
  code: z.enum([
    'place_by_country',
    'place_ambiguous',
    'gender_ignored',
    'ages_ignored',
    'languages_ignored',
    'objective_by_clicks',
    'no_image',
    'payer_named',
  ]),
  params: z.record(z.string(), z.string()),
});
export type DraftLimitation = z.infer<typeof draftLimitationSchema>;

/** Where Meta's ads must name who benefits and who pays (Digital Services Act, article 26). */
const EUROPEAN_UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

type Findings = DraftBody['findings'];

/** Whether two places of a draft are the same one. */
export function samePlace(a: DraftPlace, b: DraftPlace): boolean {
  const key = ({ kind, name, country, region = '' }: DraftPlace) =>
    [kind, country, region, name].join(':').toLowerCase();
  return key(a) === key(b);
}

export interface PlannedCampaign {
  readonly account: DraftAccount;
  readonly blueprint: CampaignBlueprint;
  readonly limitations: readonly DraftLimitation[];
}

function placesFor(
  slots: DraftSlots,
  account: DraftAccount,
  findings: readonly PlaceFinding[],
  limit: (l: DraftLimitation) => void,
) {
  const countries = new Set<string>();
  const areas: TargetArea[] = [];
  const { platform } = account;
  for (const place of slots.places.value ?? []) {
    const finding = findings.find((one) => samePlace(one.place, place));
    const area = place.kind === 'country' ? null : (finding?.area ?? null);
    if (area) areas.push(area);
    else countries.add(place.country);
    if (place.kind === 'country' || area) continue;
    const params = { place: place.name, country: place.country };
    if (finding && finding.regions.length > 1)
      limit({
        platform,
        code: 'place_ambiguous',
        params: { ...params, regions: finding.regions.join(', ') },
      });
    else limit({ platform, code: 'place_by_country', params });
  }
  // A whole country beside one of its cities would make the city mean nothing.
  return { countries: [...countries], areas: areas.filter(({ country }) => !countries.has(country)) };
}

/**
 * The campaigns a draft stands for, one a platform, each within what its platform can carry. Null while something that a
 * campaign cannot be without is missing; whether it may be published is `draftFaults` and `unconfirmedSlots`.
 */
export function plannedCampaigns(
  slots: DraftSlots,
  accounts: readonly DraftAccount[],
  findings: Findings,
): PlannedCampaign[] | null {
  const chosen = accountsOf(slots, accounts);
  const shares = dailyShares(slots, todayOf(chosen, '1970-01-01'));
  const planned: PlannedCampaign[] = [];
  for (const account of chosen.filter(({ platform }) => slots.platforms.value?.includes(platform))) {
    const { platform } = account;
    const google = platform === 'google';
    const limitations: DraftLimitation[] = [];
    const limit = (limitation: DraftLimitation) => limitations.push(limitation);
    const places = placesFor(slots, account, findings?.[platform] ?? [], limit);
    const gender = slots.gender.value ?? 'all';
    const ages = slots.ages.value ?? { min: null, max: null };
    const languages = slots.languages.value ?? [];
    if (google && gender !== 'all') limit({ platform, code: 'gender_ignored', params: {} });
    if (google && (ages.min !== null || ages.max !== null))
      limit({ platform, code: 'ages_ignored', params: {} });
    if (!google && languages.length > 0) limit({ platform, code: 'languages_ignored', params: {} });
    if (google && slots.objective.value !== 'traffic')
      limit({ platform, code: 'objective_by_clicks', params: {} });
    if (!google) limit({ platform, code: 'no_image', params: {} });
    const reached = [...places.countries, ...places.areas.map(({ country }) => country)];
    if (!google && reached.some((country) => EUROPEAN_UNION.has(country)))
      limit({ platform, code: 'payer_named', params: {} });
    const texts = google ? slots.googleTexts.value : slots.metaTexts.value;
    const parsed = campaignBlueprintSchema.safeParse({
      name: slots.name.value ?? '',
      objective: slots.objective.value,
      dailyBudgetMicros: `${shares.get(platform) ?? ''}`,
      startDate: slots.startDate.value === 'now' ? null : slots.startDate.value,
      endDate: slots.endDate.value === 'none' ? null : slots.endDate.value,
      ...places,
      gender: google ? 'all' : gender,
      languages: google ? languages : [],
      ageMin: google ? null : ages.min,
      ageMax: google ? null : ages.max,
      landingPage: slots.landingPage.value,
      adGroupName: slots.business.value ?? slots.name.value ?? '',
      keywords: google ? (slots.keywords.value ?? []) : [],
      negativeKeywords: google ? (slots.negatives.value ?? []) : [],
      maxCpcMicros: null,
      headlines: texts?.headlines ?? [],
      descriptions: texts?.descriptions ?? [],
    });
    if (!parsed.success) return null;
    planned.push({ account, blueprint: parsed.data, limitations });
  }
  return planned.length === 0 ? null : planned;
}
