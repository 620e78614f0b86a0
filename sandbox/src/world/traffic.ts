import { dateOf } from './calendar.js';
import { demand } from './demand.js';
import { fieldAt } from './history.js';
import { type AdMix, adMix, type GroupRates, groupRates } from './rates.js';
import type { AccountState } from './state.js';
import type { AdGroup, Campaign } from './types.js';

interface Cached {
  epoch: number;
  rates: GroupRates;
  mix: AdMix;
  /** Day the mix holds for; -1 = every day (no ad tires). */
  mixDay: number;
}

/** What an ad group could get on a day: rates and ad mix, computed once per stretch in which nothing changed. */
export class Traffic {
  private readonly cache = new Map<string, Cached>();
  private readonly demands = new Map<string, Map<number, number>>();

  private readonly bornAt: number;

  constructor(
    readonly state: AccountState,
    private readonly seed: number,
  ) {
    this.bornAt = state.calendar.startOf(state.account.startDay);
  }

  demandOf(campaign: Campaign, day: number): number {
    let days = this.demands.get(campaign.id);
    if (!days) {
      days = new Map();
      this.demands.set(campaign.id, days);
    }
    let value = days.get(day);
    if (value === undefined) {
      value = this.runsOn(campaign, day) ? demand(this.seed, this.state.account, campaign, day) : 0;
      days.set(day, value);
    }
    return value;
  }

  /** Rates and mix of a group at an instant of a day. */
  at(campaign: Campaign, group: AdGroup, day: number, at: number): { rates: GroupRates; mix: AdMix } {
    const instants = this.state.instantsOf(campaign.id);
    // Before the account's first day nothing exists, which no instant marks: that must not be remembered as the rest.
    let epoch = at < this.bornAt ? -1 : 0;
    while (epoch >= 0 && epoch < instants.length && (instants[epoch] ?? 0) <= at) epoch += 1;
    let hit = this.cache.get(group.id);
    if (hit?.epoch !== epoch) {
      hit = {
        epoch,
        rates: groupRates(this.state, campaign, group, at),
        mix: adMix(this.state, group, day, at),
        mixDay: this.tires(group) ? day : -1,
      };
      this.cache.set(group.id, hit);
    } else if (hit.mixDay !== -1 && hit.mixDay !== day) {
      hit.mix = adMix(this.state, group, day, at);
      hit.mixDay = day;
    }
    return hit;
  }

  /** Forgets what a write may have changed. */
  invalidate(campaignId: string): void {
    this.demands.delete(campaignId);
    for (const group of this.state.adGroupsOf(campaignId)) this.cache.delete(group.id);
  }

  private tires(group: AdGroup): boolean {
    return this.state.adsOf(group.id).some((ad) => ad.model.fatigueFrom !== null);
  }

  private runsOn(campaign: Campaign, day: number): boolean {
    const noon = this.state.calendar.startOf(day) + 43_200_000;
    const start = fieldAt(campaign, 'startDate', noon);
    const end = fieldAt(campaign, 'endDate', noon);
    const date = dateOf(day);
    return (start === null || start <= date) && (end === null || date <= end);
  }
}
