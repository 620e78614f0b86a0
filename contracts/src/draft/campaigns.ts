import { z } from 'zod';
import { type CampaignBlueprint, campaignBlueprintSchema, type TargetArea } from '../change.js';
import { adPlatformSchema } from '../common.js';
import type { DraftAccount, DraftSlots } from './body.js';
import { dailyShares } from './budget.js';
import { accountsOf, todayOf } from './faults.js';

/** What of a draft a platform cannot carry, said before anybody signs. */
export const draftLimitationSchema = z.object({
  platform: adPlatformSchema,
  code: z.enum([
    'place_by_country',
    'gender_ignored',
    'ages_ignored',
    'languages_ignored',
    'objective_by_clicks',
    'no_image',
  ]),
  params: z.record(z.string(), z.string()),
});
export type DraftLimitation = z.infer<typeof draftLimitationSchema>;

/** A city or region of a draft as a platform knows it, by the place's name and country. */
export type FoundAreas = ReadonlyMap<string, TargetArea>;

export function areaKey(place: { readonly name: string; readonly country: string }): string {
  return `${place.country}:${place.name.toLowerCase()}`;
}

export interface PlannedCampaign {
  readonly account: DraftAccount;
  readonly blueprint: CampaignBlueprint;
  readonly limitations: readonly DraftLimitation[];
}

function placesFor(
  slots: DraftSlots,
  account: DraftAccount,
  found: FoundAreas,
  limit: (l: DraftLimitation) => void,
) {
  const countries = new Set<string>();
  const areas: TargetArea[] = [];
  const { platform } = account;
  for (const place of slots.places.value ?? []) {
    const area = place.kind === 'country' ? undefined : found.get(areaKey(place));
    if (area) areas.push(area);
    else countries.add(place.country);
    if (place.kind !== 'country' && !area)
      limit({ platform, code: 'place_by_country', params: { place: place.name, country: place.country } });
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
  found: (platform: DraftAccount['platform']) => FoundAreas,
): PlannedCampaign[] | null {
  const chosen = accountsOf(slots, accounts);
  const shares = dailyShares(slots, todayOf(chosen, '1970-01-01'));
  const planned: PlannedCampaign[] = [];
  for (const account of chosen.filter(({ platform }) => slots.platforms.value?.includes(platform))) {
    const { platform } = account;
    const google = platform === 'google';
    const limitations: DraftLimitation[] = [];
    const limit = (limitation: DraftLimitation) => limitations.push(limitation);
    const places = placesFor(slots, account, found(platform), limit);
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
