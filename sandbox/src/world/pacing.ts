import { dayIndex, monthOf, weekday } from './calendar.js';
import { shape, shareOfDay, storyFactor } from './demand.js';
import { noise } from './hash.js';
import { fieldAt } from './history.js';
import type { AccountState } from './state.js';
import type { Traffic } from './traffic.js';
import type { AdGroup, Budget, Campaign } from './types.js';

/** A stretch of a day in which nothing changed, and the share of potential spend the budget lets through in it. */
export interface Segment {
  from: number;
  until: number;
  /** Share of the day's traffic in the stretch. */
  weight: number;
  /** 0..1: spend let through, relative to what the market offered. */
  fill: number;
}

interface PacedDay {
  segments: Segment[];
  spend: number;
  budget: number;
}

interface Member {
  campaign: Campaign;
  group: AdGroup;
}

/**
 * Overspend rules. Google: up to 2x the daily budget on a day, 30.4x in a calendar month. Meta since v24: up to
 * 1.75x on a day, 7x in a week. Within the block the platform aims a little below the allowance.
 */
const RULES = {
  google: { daily: 2, perBlock: 30.4, aim: 0.97 },
  meta: { daily: 1.75, perBlock: 7, aim: 0.985 },
} as const;

/** Decides day by day how much of a budget is spent; blocks (month or week) are remembered, days are not stored. */
export class Pacing {
  private readonly blocks = new Map<string, Map<number, PacedDay[]>>();
  private readonly membersOf = new Map<string, Member[]>();

  constructor(
    private readonly state: AccountState,
    private readonly traffic: Traffic,
    private readonly seed: number,
  ) {}

  /** Segments of one ad group's day. */
  segments(campaign: Campaign, group: AdGroup, day: number): Segment[] {
    const noon = this.state.calendar.startOf(day) + 43_200_000;
    const budgetId = fieldAt(group, 'budgetId', noon) ?? fieldAt(campaign, 'budgetId', noon);
    const budget = budgetId === null ? undefined : this.state.get('budget', budgetId);
    if (!budget) return this.stretches([campaign.id], day).map((s) => ({ ...s, fill: 1 }));
    return this.day(budget, day).segments;
  }

  /** Forgets blocks that hold the day of a write or later ones; earlier days cannot have changed. */
  invalidate(budgetId: string, fromDay: number): void {
    this.membersOf.delete(budgetId);
    const blocks = this.blocks.get(budgetId);
    for (const first of blocks?.keys() ?? []) {
      if (first + this.blockOf(first).length > fromDay) blocks?.delete(first);
    }
  }

  private blockOf(day: number): { first: number; length: number } {
    return this.state.account.platform === 'google' ? monthOf(day) : { first: day - weekday(day), length: 7 };
  }

  private day(budget: Budget, day: number): PacedDay {
    const { first } = this.blockOf(day);
    let blocks = this.blocks.get(budget.id);
    if (!blocks) {
      blocks = new Map();
      this.blocks.set(budget.id, blocks);
    }
    let days = blocks.get(first);
    if (!days) {
      days = [];
      blocks.set(first, days);
    }
    let paced = days[day - first];
    while (!paced) {
      days.push(this.pace(budget, first + days.length, days));
      paced = days[day - first];
    }
    return paced;
  }

  private members(budget: Budget): Member[] {
    const known = this.membersOf.get(budget.id);
    if (known) return known;
    const members = this.state.campaignsUsing(budget.id).flatMap((id) => {
      const campaign = this.state.get('campaign', id);
      return campaign ? this.state.adGroupsOf(id).map((group) => ({ campaign, group })) : [];
    });
    this.membersOf.set(budget.id, members);
    return members;
  }

  private pace(budget: Budget, day: number, before: readonly PacedDay[]): PacedDay {
    const members = this.members(budget);
    const campaignIds = [...new Set(members.map((m) => m.campaign.id))];
    const { length } = this.blockOf(day);
    const rule = RULES[this.state.account.platform];
    const wish = this.dayFactor(members[0]?.campaign, budget, day);
    const earlier = before.reduce(
      (sum, d) => ({ spend: sum.spend + d.spend, budget: sum.budget + d.budget }),
      {
        spend: 0,
        budget: 0,
      },
    );
    let spend = 0;
    let amount = 0;
    const segments = this.stretches(campaignIds, day).map((stretch) => {
      amount = this.dailyAmount(budget, members[0]?.campaign, stretch.from);
      const potential = this.potential(members, budget.id, day, stretch.from) * stretch.weight;
      const allowance = ((earlier.budget + amount * (length - before.length)) * rule.perBlock) / length;
      const left = Math.max(0, allowance - earlier.spend - spend);
      const target = Math.min(amount * Math.min(wish, rule.daily) * stretch.weight, left);
      const used = Math.min(potential, target);
      spend += used;
      return { ...stretch, fill: potential > 0 ? used / potential : 0 };
    });
    return { segments, spend, budget: amount };
  }

  /** Daily amount in force; a lifetime budget is spread evenly over its run (30 days when open-ended). */
  private dailyAmount(budget: Budget, campaign: Campaign | undefined, at: number): number {
    const total = fieldAt(budget, 'totalMicros', at);
    if (total === null) return fieldAt(budget, 'amountMicros', at);
    const start = dayIndex(campaign?.startDate ?? '');
    const end = dayIndex(campaign?.endDate ?? '');
    const run = end - start + 1;
    return total / (run > 0 ? run : 30);
  }

  /** Planned spend of a day relative to the budget: follows demand, averages below 1 over the block. */
  private dayFactor(campaign: Campaign | undefined, budget: Budget, day: number): number {
    const { first, length } = this.blockOf(day);
    const raw = (d: number) =>
      (campaign ? Math.max(0.2, shape(campaign.model, d)) ** 0.6 : 1) *
      noise(0.22, this.seed ^ budget.key, d, 51);
    let sum = 0;
    for (let d = first; d < first + length; d++) sum += raw(d);
    const story = campaign ? storyFactor(campaign.model, 'pacing', day) : 1;
    return (raw(day) / (sum / length)) * RULES[this.state.account.platform].aim * story;
  }

  private potential(members: readonly Member[], budgetId: string, day: number, at: number): number {
    let sum = 0;
    for (const { campaign, group } of members) {
      const drawn = fieldAt(group, 'budgetId', at) ?? fieldAt(campaign, 'budgetId', at);
      if (drawn !== budgetId) continue;
      const { rates, mix } = this.traffic.at(campaign, group, day, at);
      if (mix.ads.length === 0) continue;
      const perAd = campaign.channel === 'SOCIAL' ? 1 : mix.ctrFactor;
      sum += rates.costMicros * perAd * this.traffic.demandOf(campaign, day);
    }
    return sum;
  }

  private stretches(campaignIds: readonly string[], day: number): Omit<Segment, 'fill'>[] {
    const start = this.state.calendar.startOf(day);
    const end = this.state.calendar.startOf(day + 1);
    const cuts = campaignIds
      .flatMap((id) => this.state.instantsOf(id))
      .filter((at) => at > start && at < end)
      .sort((a, b) => a - b);
    const edges = [start, ...new Set(cuts), end];
    const share = (at: number) => shareOfDay((at - start) / (end - start));
    return edges.slice(0, -1).map((from, i) => {
      const until = edges[i + 1] ?? end;
      return { from, until, weight: share(until) - share(from) };
    });
  }
}
