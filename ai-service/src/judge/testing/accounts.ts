import type { AccountSpec, AdGroupSpec, CampaignSpec, Leaf } from './account-spec.js';
import { Random } from './random.js';

/** A Google ad group of a few keywords with a few search terms each. */
export function searchGroup(name: string, clicksPerDay: number, extra: Partial<Leaf> = {}): AdGroupSpec {
  const keywords = [0, 1, 2].map((k) => ({
    name: `${name} keyword ${k}`,
    terms: [0, 1, 2].map((t) => ({
      name: `${name} term ${k} ${t}`,
      clicksPerDay: clicksPerDay / 9,
      ...extra,
    })),
  }));
  return { name, keywords };
}

/** A Meta ad set with ads that tire of nothing. */
export function socialGroup(name: string, clicksPerDay: number, ads = 3): AdGroupSpec {
  return {
    name,
    ads: Array.from({ length: ads }, (_, i) => ({
      name: `${name} ad ${i}`,
      clicksPerDay: clicksPerDay / ads,
      ctr: 0.015,
    })),
  };
}

/** A healthy Google account in which nothing is wrong: the ground the planted causes stand on. */
export function healthyCampaigns(): CampaignSpec[] {
  return [
    { name: 'Brand', budget: 100, adGroups: [searchGroup('Brand', 40)] },
    { name: 'Generic', budget: 300, adGroups: [searchGroup('Generic A', 60), searchGroup('Generic B', 50)] },
    { name: 'Local', budget: 200, adGroups: [searchGroup('Local', 70)] },
  ];
}

/**
 * An account without any cause to find: one true conversion rate and one click price everywhere, and only chance,
 * weekdays, volume and budgets differ. Half of its campaigns are limited by their budgets.
 */
export function nullAccount(seed: number): AccountSpec {
  const random = new Random(seed * 7919 + 1);
  const meta = seed % 2 === 1;
  const campaigns = Array.from({ length: random.whole(2, 8) }, (_, c): CampaignSpec => {
    const groups = Array.from({ length: random.whole(1, 4) }, (_, g) => {
      const clicks = Math.exp(random.between(Math.log(4), Math.log(150)));
      return meta
        ? socialGroup(`C${c} G${g}`, clicks, random.whole(1, 4))
        : searchGroup(`C${c} G${g}`, clicks);
    });
    const clicks = groups.reduce((sum, group) => {
      const leaves = [...(group.ads ?? []), ...(group.keywords ?? []).flatMap((k) => k.terms)];
      return sum + leaves.reduce((total, leaf) => total + leaf.clicksPerDay, 0);
    }, 0);
    const limited = random.next() < 0.5;
    return {
      name: `C${c}`,
      // Platforms hold spend to the budget over a week, so a limited campaign spends just below it.
      budget: Math.ceil(clicks * (limited ? 1.04 : 2)),
      ...(meta ? {} : { lost: limited ? random.between(0.12, 0.4) : 0.01 }),
      ...(limited && !meta ? { statusReasons: ['BUDGET_CONSTRAINED'] } : {}),
      adGroups: groups,
    };
  });
  return {
    seed,
    platform: meta ? 'meta' : 'google',
    lag: random.whole(0, 10),
    cvr: random.between(0.01, 0.08),
    ctr: meta ? 0.015 : 0.04,
    campaigns,
  };
}
