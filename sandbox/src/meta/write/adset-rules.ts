import { placeOf } from '../../places/gazetteer.js';
import type { AccountState } from '../../world/state.js';
import type { Campaign } from '../../world/types.js';
import { invalid } from '../errors.js';
import type { Params } from '../params.js';

/** Optimization goals of the objectives that can still be created. */
export const GOALS = [
  'AD_RECALL_LIFT',
  'APP_INSTALLS',
  'CONVERSATIONS',
  'ENGAGED_USERS',
  'EVENT_RESPONSES',
  'IMPRESSIONS',
  'LANDING_PAGE_VIEWS',
  'LEAD_GENERATION',
  'LINK_CLICKS',
  'OFFSITE_CONVERSIONS',
  'PAGE_LIKES',
  'POST_ENGAGEMENT',
  'QUALITY_CALL',
  'QUALITY_LEAD',
  'REACH',
  'SUBSCRIBERS',
  'THRUPLAY',
  'VALUE',
  'VISIT_INSTAGRAM_PROFILE',
];

/** Member states: ads shown there must name who benefits and who pays. */
const EU = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
const SENSITIVE = ['HOUSING', 'EMPLOYMENT', 'FINANCIAL_PRODUCTS_SERVICES', 'CREDIT'];

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function countries(targeting: Record<string, unknown>): string[] {
  const geo = record(targeting.geo_locations);
  const list = Array.isArray(geo.countries) ? geo.countries.map(String) : [];
  const places = ['regions', 'cities', 'zips'].flatMap((key) => (Array.isArray(geo[key]) ? geo[key] : []));
  const ofKey = (key: unknown) => placeOf(Number(key))?.country ?? '';
  return [...list, ...places.map((place) => String(record(place).country ?? ofKey(record(place).key)))];
}

/** Cities and regions are named by keys that `/search` gave out. */
function checkKeys(targeting: Record<string, unknown>): void {
  const geo = record(targeting.geo_locations);
  for (const [edge, kind] of [
    ['cities', 'city'],
    ['regions', 'region'],
  ] as const) {
    const list = Array.isArray(geo[edge]) ? geo[edge] : [];
    const stranger = list.find((one) => placeOf(Number(record(one).key))?.kind !== kind);
    if (stranger !== undefined)
      throw invalid(`Invalid ${kind} key: ${String(record(stranger).key)}`, {
        subcode: 1487079,
        title: 'Location is not valid',
        blame: ['targeting'],
      });
  }
}

function checkTransparency(state: AccountState, params: Params, targeting: Record<string, unknown>): void {
  if (!countries(targeting).some((code) => EU.has(code))) return;
  const { default_dsa_beneficiary: beneficiary, default_dsa_payor: payor } = state.account.extra;
  const missing = [
    ...(params.has('dsa_beneficiary') || beneficiary ? [] : ['dsa_beneficiary']),
    ...(params.has('dsa_payor') || payor ? [] : ['dsa_payor']),
  ];
  if (missing.length === 0) return;
  throw invalid('Ads shown in the European Union must name who benefits from them and who pays.', {
    subcode: 3858081,
    title: 'No beneficiary or payer',
    blame: missing,
  });
}

/**
 * Audience rules. Throws code 100: no place, EU places without beneficiary and payer, and special categories without
 * an answer to Advantage audience.
 */
export function checkTargeting(
  state: AccountState,
  campaign: Campaign,
  params: Params,
  isNew: boolean,
): void {
  const targeting = params.object('targeting');
  if (targeting) checkKeys(targeting);
  if (!targeting || Object.keys(record(targeting.geo_locations)).length === 0) {
    throw invalid('Add at least one place to the audience.', {
      subcode: 1885364,
      title: 'Location is missing',
      blame: ['targeting'],
    });
  }
  if (isNew) checkTransparency(state, params, targeting);
  const special = campaign.extra.special_ad_categories;
  const sensitive = Array.isArray(special) && special.some((word) => SENSITIVE.includes(String(word)));
  const automation = record(targeting.targeting_automation);
  if (sensitive && automation.advantage_audience === undefined) {
    throw invalid('Set advantage_audience to 1 or 0 for campaigns of a special ad category.', {
      subcode: 1870227,
      title: 'Advantage audience flag required',
      blame: ['targeting'],
    });
  }
}

/** Conversion goals need the object they count on. Throws code 100. */
export function checkPromoted(goal: string, params: Params): void {
  const promoted = record(params.json('promoted_object'));
  const needed =
    goal === 'OFFSITE_CONVERSIONS' || goal === 'VALUE'
      ? ['pixel_id', 'application_id']
      : goal === 'LEAD_GENERATION' || goal === 'QUALITY_LEAD'
        ? ['page_id']
        : [];
  if (needed.length === 0 || needed.some((name) => promoted[name])) return;
  throw invalid(`The goal ${goal} needs ${needed.join(' or ')} in promoted_object.`, {
    title: 'Promoted object is missing',
    blame: ['promoted_object'],
  });
}
