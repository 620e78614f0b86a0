import { keyOf } from '../world/hash.js';
import { type Lead, type LeadForm, leadId, leadsOf } from '../world/leads.js';
import type { AccountState } from '../world/state.js';
import type { Ad } from '../world/types.js';
import type { World } from '../world/world.js';

/** How long the vendor keeps leads, and how long after its click the last one may come. */
const KEPT_DAYS = 90;
const DELAY_DAYS = 28;

/** Leads of every account: those the simulator makes, and those a test had come at once. */
export class LeadBook {
  private readonly given: Lead[] = [];
  private made = 0;
  private readonly known = new Map<string, { key: string; leads: Lead[] }>();

  constructor(private readonly world: World) {}

  add(lead: Lead): void {
    this.given.push(lead);
  }

  /** A lead of an ad at an instant, beside what the simulator makes; not yet in the book. */
  make(state: AccountState, ad: Ad, form: LeadForm, at: number): Lead {
    this.made += 1;
    const index = Math.max(this.made, this.given.length);
    return {
      id: leadId(this.world.seed, keyOf(state.account.id), index, at % 2 ** 31),
      accountId: state.account.id,
      formId: form.id,
      campaignId: ad.campaignId,
      adGroupId: ad.adGroupId,
      adId: ad.id,
      at,
    };
  }

  /** Leads of an account of the last 90 days up to an instant, oldest first. */
  until(state: AccountState, now: number): Lead[] {
    const oldest = now - KEPT_DAYS * 86_400_000;
    const { id } = state.account;
    return [...this.simulated(state, now), ...this.given.filter((lead) => lead.accountId === id)]
      .filter((lead) => lead.at <= now && lead.at > oldest)
      .sort((a, b) => a.at - b.at);
  }

  private simulated(state: AccountState, now: number): readonly Lead[] {
    const today = state.calendar.dayOf(now);
    const key = `${today}/${state.changes.length}`;
    const hit = this.known.get(state.account.id);
    if (hit?.key === key) return hit.leads;
    const leads = leadsOf(this.world, state, today - KEPT_DAYS - DELAY_DAYS, today);
    this.known.set(state.account.id, { key, leads });
    return leads;
  }
}
