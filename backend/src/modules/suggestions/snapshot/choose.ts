/** One entity below the account as its daily rows of the window add up; of campaigns to search terms. */
export interface Spender {
  readonly level: 'campaign' | 'ad_group' | 'ad' | 'keyword' | 'search_term';
  readonly externalId: string;
  readonly parentExternalId: string | null;
  /** As the platform named it in the rows; search terms have no other name. */
  readonly name: string;
  /** Micros. */
  readonly cost: number;
  /** Days with a row. */
  readonly days: number;
  /** The first of them, account-local. */
  readonly first: string;
}

/** Daily rows the judge is given of each level: what keeps a snapshot of the largest accounts under 20 MB, compressed. */
export interface RowBudget {
  readonly adGroups: number;
  /** Of ads, of keywords and of search terms, each. */
  readonly fine: number;
}

export const ROW_BUDGET: RowBudget = { adGroups: 300_000, fine: 100_000 };

/** What the judge does not look at of one level, for the person to know. */
export interface Omitted {
  readonly level: Exclude<Spender['level'], 'campaign'>;
  readonly count: number;
  /** Micros that they cost in the window. */
  readonly cost: number;
}

export interface Chosen {
  readonly fine: readonly Spender[];
  readonly omitted: readonly Omitted[];
  /** Ad groups that the judge does not see, nor anything in them. */
  readonly leftOut: ReadonlySet<string>;
}

const FINE = ['ad', 'keyword', 'search_term'] as const;

const dearestFirst = (a: Spender, b: Spender) =>
  b.cost - a.cost || (a.externalId < b.externalId ? -1 : a.externalId > b.externalId ? 1 : 0);

/** As many of the dearest as have `rows` days together. */
function within(rows: number, spenders: readonly Spender[]): Spender[] {
  let days = 0;
  return [...spenders].sort(dearestFirst).filter((spender) => {
    days += spender.days;
    return days <= rows;
  });
}

/**
 * What of an account the judge looks at: every campaign, the ad groups that cost most, and of what is in them the ads,
 * keywords and search terms that cost most. Totals stay whole: where campaigns report no rows of their own no ad group is left
 * out, and where an ad group reports none all in it stays, since the parent is then the sum of its children.
 */
export function chooseEntities(spenders: readonly Spender[], budget: RowBudget = ROW_BUDGET): Chosen {
  const at = (level: Spender['level']) => spenders.filter((spender) => spender.level === level);
  const groups = at('ad_group');
  const reporting = new Set(groups.map(({ externalId }) => externalId));
  const kept = at('campaign').length > 0 ? within(budget.adGroups, groups) : groups;
  const keptIds = new Set(kept.map(({ externalId }) => externalId));
  const leftOut = new Set([...reporting].filter((id) => !keptIds.has(id)));
  const fine = FINE.flatMap((level) => {
    const seen = at(level).filter(
      ({ cost, parentExternalId }) =>
        cost > 0 && !(parentExternalId !== null && leftOut.has(parentExternalId)),
    );
    const summed = ({ parentExternalId }: Spender) =>
      level !== 'search_term' && !(parentExternalId !== null && reporting.has(parentExternalId));
    return [
      ...seen.filter(summed),
      ...within(
        budget.fine,
        seen.filter((spender) => !summed(spender)),
      ),
    ];
  });
  const looked = new Set<Spender>([...kept, ...fine]);
  const omitted = (['ad_group', ...FINE] as const).flatMap((level) => {
    const unseen = at(level).filter((spender) => spender.cost > 0 && !looked.has(spender));
    return unseen.length === 0
      ? []
      : [{ level, count: unseen.length, cost: unseen.reduce((sum, { cost }) => sum + cost, 0) }];
  });
  return { fine, leftOut, omitted };
}
