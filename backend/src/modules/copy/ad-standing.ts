export interface AdCounts {
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly conversions: number | null;
}

/** `won` and `lost`: beyond chance; `leading`: the best so far, which may be chance; `running`: nothing can be said. */
export type AdStanding = 'won' | 'leading' | 'running' | 'lost';

export interface Compared {
  readonly by: 'conversions' | 'clicks' | null;
  /** How many ads have enough data to be compared. */
  readonly compared: number;
  /** In the order of the ads. */
  readonly standings: readonly AdStanding[];
}

/** An ad shown less often is not compared. */
const ENOUGH_IMPRESSIONS = 1_000;
/** Over all compared ads together: fewer conversions say less than clicks do, fewer clicks say nothing. */
const ENOUGH_EVENTS = 60;
/** Two-sided, 95 %. */
const Z = 1.96;

/** Wilson's interval for a share: Wilson, E. B. (1927), JASA 22. Holds for few events, unlike the normal one. */
function interval(events: number, of: number): { readonly low: number; readonly high: number } {
  const share = Math.min(1, events / of);
  const middle = share + (Z * Z) / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  return { low: (middle - spread) / scale, high: (middle + spread) / scale };
}

/**
 * How ads stand against the others of the same comparison: by conversions per impression where there are enough, else by
 * clicks per impression. Both speak of the text as people meet it, whatever a click costs.
 */
export function compareAds(ads: readonly AdCounts[]): Compared {
  const nothing = (compared: number): Compared => ({
    by: null,
    compared,
    standings: ads.map(() => 'running'),
  });
  const enough = ads.filter(({ impressions }) => (impressions ?? 0) >= ENOUGH_IMPRESSIONS);
  const total = (of: keyof AdCounts) => enough.reduce((sum, ad) => sum + (ad[of] ?? 0), 0);
  const by = (['conversions', 'clicks'] as const).find((events) => total(events) >= ENOUGH_EVENTS) ?? null;
  if (by === null || enough.length < 2) return nothing(enough.length);
  const shown = total('impressions');
  const happened = total(by);
  const rate = (ad: AdCounts) => (ad[by] ?? 0) / (ad.impressions ?? 1);
  const judged = ads.map((ad): AdStanding => {
    const impressions = ad.impressions ?? 0;
    if (impressions < ENOUGH_IMPRESSIONS) return 'running';
    const others = (happened - (ad[by] ?? 0)) / (shown - impressions);
    const { low, high } = interval(ad[by] ?? 0, impressions);
    if (low > others) return 'won';
    return high < others ? 'lost' : 'running';
  });
  if (judged.includes('won')) return { by, compared: enough.length, standings: judged };
  const best = Math.max(...enough.map(rate));
  const standings = ads.map((ad, at): AdStanding => {
    const leads = judged[at] === 'running' && enough.includes(ad) && rate(ad) === best;
    return leads ? 'leading' : (judged[at] ?? 'running');
  });
  return { by, compared: enough.length, standings };
}
