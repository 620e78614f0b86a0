import { isExcludedTerm, isOwnKeyword, type Level } from '@adwright/contracts';
import type { AccountView } from '../account/account-view.js';
import { conversionDispersion, conversionsBroken, othersThan } from '../account/benchmark.js';
import type { Span } from '../account/days.js';
import { minus, plus, type Totals } from '../account/totals.js';
import { chanceOfNone } from '../stats/counts.js';
import { discoveryThreshold } from '../stats/false-discovery.js';
import { chanceOfLuck, neverConverting } from '../stats/never-converting.js';

export const WASTE = {
  windowDays: 56,
  /** Keywords and search terms get few clicks each and are looked at over a longer time. */
  fineWindowDays: 84,
  /** Conversions of all the others: without them nobody knows what a click is worth here. */
  leastOtherConversions: 20,
  /** Conversions that its clicks would have brought at the others' rate. */
  leastExpected: 3,
  falseDiscoveryRate: 0.02,
  /** Keywords and terms: chance that one of those named converts after all, and of a campaign being named wrongly. */
  mostLuck: 0.05,
  mostFamilyChance: 0.01,
  /** An entity younger than this is still learning. */
  leastAgeDays: 14,
  /** It must still be spending: money that is gone cannot be saved. */
  recentDays: 14,
} as const;

/** Coarsest first: what is said of a campaign is not said again of everything in it. */
export const WASTE_LEVELS = [
  'campaign',
  'ad_group',
  'keyword',
  'search_term',
] as const satisfies readonly Level[];
const FINE: readonly Level[] = ['keyword', 'search_term'];

/** What is known about one entity, over the same mature days as the others'. */
export interface Waste {
  span: Span;
  own: Totals;
  others: Totals;
  /** Conversions its clicks should have brought, by the more lenient of the account's and its campaign's rate. */
  expected: number;
  /** Probability of none of them coming by bad luck. */
  chance: number;
  yardstick: 'the rest of the account' | 'the rest of its campaign';
}

export interface Verdict {
  luck: number;
  bar: number;
}

/**
 * Looks for clicks without conversions level by level. Those found on a coarser level no longer count when the finer
 * ones are measured: one dead ad group would make its whole campaign look as if it hardly ever converted.
 */
export class WasteStudy {
  readonly candidates: readonly number[];
  readonly guilty = new Set<number>();
  private readonly verdicts = new Map<number, Verdict>();
  private readonly known = new Map<number, Waste>();
  private readonly sums = new Map<string, Totals>();

  constructor(private readonly view: AccountView) {
    const all: number[] = [];
    for (const level of WASTE_LEVELS) {
      const here = view
        .entitiesAt(level)
        .filter((e) => view.mayRun(e) && view.sum(e, view.recent(WASTE.recentDays)).cost > 0);
      all.push(...here);
      const judged = here.filter((e) => this.judgeable(e));
      const found = FINE.includes(level) ? this.judgeByCampaign(judged) : this.judgeTogether(judged);
      for (const entity of found) this.guilty.add(entity);
    }
    this.candidates = all;
  }

  /** True for a search term that is excluded already or is its keyword's own text. */
  outOfScope(entity: number): boolean {
    return isExcludedTerm(this.view.entity(entity)) || isOwnKeyword(this.view.entity(entity));
  }

  covered(entity: number): boolean {
    return this.view.isBelow(entity, this.guilty);
  }

  of(entity: number): Waste {
    let waste = this.known.get(entity);
    if (!waste) {
      waste = this.measure(entity);
      this.known.set(entity, waste);
    }
    return waste;
  }

  /** How likely bad luck is, and the bar; `luck` is 1 for what was not judged. */
  verdict(entity: number): Verdict {
    return this.verdicts.get(entity) ?? { luck: 1, bar: 0 };
  }

  private judgeable(entity: number): boolean {
    if (conversionsBroken(this.view, entity) || this.covered(entity) || this.outOfScope(entity)) return false;
    const { own, others, expected } = this.of(entity);
    return (
      own.missingConversions === 0 &&
      others.conversions >= WASTE.leastOtherConversions &&
      expected >= WASTE.leastExpected
    );
  }

  private silent(entity: number): boolean {
    return this.of(entity).own.conversions === 0;
  }

  /** Campaigns and ad groups: each by its own p-value, with the false discoveries of all of them held down. */
  private judgeTogether(judged: readonly number[]): number[] {
    const bar = discoveryThreshold(
      judged.map((e) => (this.silent(e) ? this.of(e).chance : 1)),
      WASTE.falseDiscoveryRate,
    );
    for (const entity of judged) this.verdicts.set(entity, { luck: this.of(entity).chance, bar });
    return judged.filter((e) => this.silent(e) && this.of(e).chance <= bar);
  }

  /** Keywords and terms: the neighbours in a campaign say how many never convert, then each is weighed by that. */
  private judgeByCampaign(judged: readonly number[]): number[] {
    const families = new Map<number | null, number[]>();
    for (const entity of judged) {
      const campaign = this.view.ancestor(entity, 'campaign');
      families.set(campaign, [...(families.get(campaign) ?? []), entity]);
    }
    const found: number[] = [];
    for (const family of families.values()) {
      const { share, pValue } = neverConverting(
        family.map((e) => ({ silent: this.silent(e), chance: this.of(e).chance })),
      );
      const trusted = pValue <= WASTE.mostFamilyChance / families.size;
      for (const entity of family) {
        const luck = trusted
          ? chanceOfLuck(this.of(entity).chance, share)
          : Math.max(this.of(entity).chance, 0.5);
        this.verdicts.set(entity, { luck, bar: WASTE.mostLuck });
        if (this.silent(entity) && luck <= WASTE.mostLuck) found.push(entity);
      }
    }
    return found;
  }

  /** The topmost guilty entity at or above this one. */
  private guiltyRoot(entity: number): number | null {
    let root: number | null = null;
    for (let at: number | null = entity; at !== null; at = this.view.entity(at).parent) {
      if (this.guilty.has(at)) root = at;
    }
    return root;
  }

  /** Sum of all that is guilty in the account, or in one campaign, at this stage of the study. */
  private guiltyTotals(span: Span, campaign: number | null): Totals {
    const key = `${span.from} ${campaign} ${this.guilty.size}`;
    let sum = this.sums.get(key);
    if (!sum) {
      sum = this.view.sum(this.view.account, { from: span.from, to: span.from - 1 });
      for (const entity of this.guilty) {
        const inside = campaign === null || this.view.ancestor(entity, 'campaign') === campaign;
        if (inside && this.guiltyRoot(entity) === entity) sum = plus(sum, this.view.sum(entity, span));
      }
      this.sums.set(key, sum);
    }
    return sum;
  }

  /** Takes what is guilty out of a yardstick, except for what the entity itself belongs to. */
  private sound(totals: Totals, span: Span, entity: number, campaign: number | null): Totals {
    if (this.guilty.size === 0) return totals;
    const rest = minus(totals, this.guiltyTotals(span, campaign));
    const root = this.guiltyRoot(entity);
    return root === null || root === campaign ? rest : plus(rest, this.view.sum(root, span));
  }

  private measure(entity: number): Waste {
    const { view } = this;
    const fine = FINE.includes(view.entity(entity).level);
    const span = view.mature(fine ? WASTE.fineWindowDays : WASTE.windowDays);
    const own = view.sum(entity, span);
    const others = this.sound(othersThan(view, entity, span), span, entity, null);
    const campaign = view.ancestor(entity, 'campaign');
    const judged = (against: Totals, dispersion: number) => ({
      expected: against.clicks > 0 ? (own.clicks * against.conversions) / against.clicks : 0,
      chance: chanceOfNone(own.clicks, against.conversions, against.clicks, dispersion),
    });
    const scatter = conversionDispersion(view, span, campaign ?? view.account);
    const account = { ...judged(others, scatter), yardstick: 'the rest of the account' as const };
    if (campaign === null) return { span, own, others, ...account };
    const rest = minus(view.sum(campaign, span), own);
    const near = this.sound(rest, span, entity, campaign);
    const local = { ...judged(near, scatter), yardstick: 'the rest of its campaign' as const };
    // A lone ad group has no neighbours in its campaign to compare with.
    const lenient = near.clicks > 0 && local.chance > account.chance ? local : account;
    return { span, own, others, ...lenient };
  }
}
