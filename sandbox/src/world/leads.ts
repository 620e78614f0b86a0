import { mix } from './hash.js';
import type { AccountState } from './state.js';
import type { Ad, Json } from './types.js';
import type { World } from './world.js';

/** A form that ads of an account show; leads are what people fill in. */
export interface LeadForm {
  id: string;
  name: string;
}

/** A filled-in form. Simulated ones are conversions of a lead-form ad, so reports and leads count alike. */
export interface Lead {
  /** Digits; unique over all accounts. */
  id: string;
  accountId: string;
  formId: string;
  campaignId: string;
  adGroupId: string;
  adId: string;
  /** Virtual instant at which the form was sent. */
  at: number;
}

/** What forms count as in `conversionAction.category`. */
const FORM_CATEGORY = 'SUBMIT_LEAD_FORM';

function object(value: Json | undefined): { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

export function formsOf({ account }: AccountState): LeadForm[] {
  const { lead_forms: forms } = account.extra;
  return (Array.isArray(forms) ? forms : []).map((form) => {
    const { id, name } = object(form);
    return { id: String(id), name: String(name) };
  });
}

/** The form an ad shows. On Meta its creative names it; on Google the account's form is shown with every ad. */
export function formOf(state: AccountState, ad: Ad): LeadForm | undefined {
  const forms = formsOf(state);
  if (state.account.platform === 'google') return forms[0];
  const creative = ad.creativeId === null ? undefined : state.get('creative', ad.creativeId);
  const { link_data: link } = object(creative?.extra.object_story_spec);
  const { value } = object(object(link).call_to_action);
  const { lead_gen_form_id: id } = object(value);
  return forms.find((form) => form.id === id);
}

/** 16 digits out of what makes a lead unique. */
export function leadId(seed: number, key: number, day: number, event: number): string {
  const wide = BigInt(mix(seed, key, day, event)) * 4294967296n + BigInt(mix(seed ^ 0x6c, key, day, event));
  return String(1_000_000_000_000_000n + (wide % 9_000_000_000_000_000n));
}

/**
 * Leads of the clicks of a span of local days, oldest first, with those that are yet to come. Past days keep
 * theirs; a write may still take away or add some of the day it is made on.
 */
export function leadsOf(world: World, state: AccountState, from: number, to: number): Lead[] {
  const actions = state.all('conversionAction').filter((action) => action.category === FORM_CATEGORY);
  if (formsOf(state).length === 0 || actions.length === 0) return [];
  const accountId = state.account.id;
  const leads: Lead[] = [];
  const found = world.conversions(accountId, { from, to, actionIds: new Set(actions.map(({ id }) => id)) });
  for (const { campaign, group, day, adId, event } of found) {
    const ad = state.get('ad', adId);
    const form = ad && formOf(state, ad);
    if (!form) continue;
    leads.push({
      id: leadId(world.seed, group.key, day, event.id),
      accountId,
      formId: form.id,
      campaignId: campaign.id,
      adGroupId: group.id,
      adId,
      at: event.knownAt,
    });
  }
  return leads.sort((a, b) => a.at - b.at);
}
