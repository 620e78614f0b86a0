import type { Level, Snapshot, SnapshotEntity } from '@adwright/contracts';
import { dateOf, dayOf, weekdayOf } from '../account/days.js';
import {
  type AccountSpec,
  ALL_CAPABILITIES,
  type CampaignSpec,
  type Effect,
  type Leaf,
} from './account-spec.js';
import { Random } from './random.js';

interface DayFigures {
  impressions: number;
  clicks: number;
  cost: number;
  conversions: number;
  reach: number;
}

const WEEK = [1.1, 1.08, 1.05, 1, 0.97, 0.88, 0.92];
const UNIT = 1_000_000;

/** Share of a day's conversions known `age` days later when the longest delay is `lag`. */
function arrived(age: number, lag: number): number {
  return age >= lag ? 1 : 1 - 0.45 * Math.exp((-3 * age) / Math.max(1, lag));
}

/** Builds a snapshot from a described account: true rates in, noisy daily figures out, the same for the same seed. */
class Builder {
  private readonly random: Random;
  private readonly asOf: number;
  private readonly days: number;
  private readonly entities: SnapshotEntity[] = [];
  private readonly figures: DayFigures[][] = [];
  private readonly lost: (number | null)[] = [];
  private readonly demand: number[];

  constructor(private readonly spec: AccountSpec) {
    this.random = new Random(spec.seed);
    this.asOf = dayOf(spec.asOf ?? '2026-11-20');
    this.days = spec.days ?? 90;
    this.demand = Array.from({ length: this.days }, (_, i) => {
      return (WEEK[weekdayOf(this.asOf - i)] ?? 1) * this.random.noise(0.08);
    });
  }

  private add(
    level: Level,
    name: string,
    parent: number | null,
    extra: Partial<SnapshotEntity> = {},
  ): number {
    const index = this.entities.length;
    this.entities.push({
      level,
      id: null,
      externalId: `${level}-${index}`,
      name,
      parent,
      status: level === 'search_term' ? null : 'enabled',
      budget: null,
      bidMicros: null,
      statusReasons: [],
      createdOn: null,
      matchedKeyword: null,
      ...extra,
    });
    this.figures.push(
      Array.from({ length: this.days }, () => ({
        impressions: 0,
        clicks: 0,
        cost: 0,
        conversions: 0,
        reach: 0,
      })),
    );
    this.lost.push(null);
    return index;
  }

  /** Draws a leaf's days and adds them to all that stand above it. */
  private draw(leaf: Leaf, entity: number, campaign: CampaignSpec): void {
    const { spec, random } = this;
    const lag = spec.lag ?? 7;
    for (let age = this.days - 1; age >= 0; age--) {
      if (age > (leaf.since ?? Number.POSITIVE_INFINITY)) continue;
      const effects: Effect[] = [leaf.effect?.(age) ?? {}, campaign.effect?.(age) ?? {}];
      const times = (key: keyof Effect) => effects.reduce((product, e) => product * (e[key] ?? 1), 1);
      const ctr = (leaf.ctr ?? spec.ctr ?? 0.04) * times('ctr');
      const wanted = leaf.clicksPerDay * times('clicks') * (this.demand[age] ?? 1);
      const impressions = random.poisson(wanted / (leaf.ctr ?? spec.ctr ?? 0.04));
      const clicks = Math.min(impressions, random.poisson(impressions * ctr));
      const cpc = (leaf.cpc ?? spec.cpc ?? 1) * times('cpc') * random.noise(0.1);
      const cvr = (leaf.cvr ?? spec.cvr ?? 0.04) * times('cvr');
      const conversions = random.poisson(clicks * cvr * arrived(age, lag));
      const reach = Math.round(impressions / (leaf.frequency?.(age) ?? 1.2));
      for (let at: number | null = entity; at !== null; at = this.entities[at]?.parent ?? null) {
        const day = this.figures[at]?.[age];
        if (!day) continue;
        day.impressions += impressions;
        day.clicks += clicks;
        day.cost += Math.round(clicks * cpc * 100) * 10_000;
        day.conversions += conversions;
        day.reach += reach;
      }
    }
  }

  private budget(amount: number | undefined, sharedWith = 0): SnapshotEntity['budget'] {
    if (amount === undefined) return null;
    return { amountMicros: String(Math.round(amount * UNIT)), period: 'daily', sharedWith };
  }

  private campaign(campaign: CampaignSpec, account: number): void {
    const at = this.add('campaign', campaign.name, account, {
      status: campaign.status ?? 'enabled',
      statusReasons: campaign.statusReasons ?? [],
      budget: this.budget(campaign.budget, campaign.sharedWith),
    });
    this.lost[at] = campaign.lost ?? null;
    for (const group of campaign.adGroups) {
      const groupAt = this.add('ad_group', group.name, at, { budget: this.budget(group.budget) });
      for (const keyword of group.keywords ?? []) {
        const keywordAt = this.add('keyword', keyword.name, groupAt);
        for (const term of keyword.terms) {
          const termAt = this.add('search_term', term.name, keywordAt, {
            matchedKeyword: keyword.name,
            statusReasons: term.statusReasons ?? [],
          });
          this.draw(term, termAt, campaign);
        }
      }
      for (const ad of group.ads ?? []) this.draw(ad, this.add('ad', ad.name, groupAt), campaign);
    }
  }

  build(): Snapshot {
    const { spec } = this;
    const account = this.add('account', `Account ${spec.seed}`, null);
    for (const campaign of spec.campaigns) this.campaign(campaign, account);
    const rows: Snapshot['rows'] = {
      entity: [],
      date: [],
      impressions: [],
      clicks: [],
      costMicros: [],
      conversions: [],
      conversionValueMicros: [],
      reach: [],
      lostToBudget: [],
    };
    this.figures.forEach((days, entity) => {
      for (let age = this.days - 1; age >= 0; age--) {
        const day = days[age];
        if (!day || day.impressions === 0) continue;
        rows.entity.push(entity);
        rows.date.push(dateOf(this.asOf - age));
        rows.impressions.push(day.impressions);
        rows.clicks.push(day.clicks);
        rows.costMicros.push(day.cost);
        rows.conversions.push(day.conversions);
        rows.conversionValueMicros.push(null);
        rows.reach.push(spec.platform === 'meta' ? day.reach : null);
        rows.lostToBudget.push(this.lost[entity] ?? null);
      }
    });
    return {
      accountId: '0b54e1de-94a5-4c52-9d0b-6a3c1f0e7a11',
      platform: spec.platform ?? 'google',
      currency: spec.currency ?? 'EUR',
      timeZone: 'Europe/Berlin',
      asOf: dateOf(this.asOf),
      takenAt: `${dateOf(this.asOf + 1)}T05:00:00Z`,
      conversionLagDays: spec.lag ?? 7,
      capabilities: spec.capabilities ?? ALL_CAPABILITIES,
      writable: spec.writable ?? true,
      entities: this.entities,
      rows,
      history: (spec.history ?? []).map(({ campaign, from, budget }) => ({
        entity: this.entities.findIndex((e) => e.name === campaign),
        from,
        status: null,
        budgetMicros: String(Math.round(budget * UNIT)),
      })),
      constraints: [...(spec.constraints ?? [])],
    };
  }
}

export function buildSnapshot(spec: AccountSpec): Snapshot {
  return new Builder(spec).build();
}
