import { measured, type Row, type Totals, totalsOf } from './sums.js';

const TINY = 1e-12;

/** The chain of factors each measure is a product of; of the cost per conversion it is the inverse. */
const CHAINS: Readonly<Record<string, readonly string[]>> = {
  cost: ['impressions', 'cpm'],
  clicks: ['cost', 'mix', 'cpm', 'ctr'],
  conversions: ['cost', 'mix', 'cpm', 'ctr', 'cvr'],
  value: ['cost', 'mix', 'cpm', 'ctr', 'cvr', 'value_per_conversion'],
  roas: ['mix', 'cpm', 'ctr', 'cvr', 'value_per_conversion'],
  cpa: ['mix', 'cpm', 'ctr', 'cvr'],
};

function factor(name: string, explained: string, part: Totals, whole: Totals): number | null {
  if (name === 'mix') return whole.cost ? (part.cost ?? 0) / whole.cost : null;
  if (name === 'cost') return whole.cost;
  if (name === 'impressions') return part.impressions ?? 0;
  const value = measured(part, name);
  // Where money buys impressions, a dearer one divides.
  if (name === 'cpm' && explained !== 'cost') return value ? 1 / value : null;
  return value;
}

const logMean = (a: number, b: number) => (a === b ? a : (a - b) / Math.log(a / b));

/**
 * What one factor did to a measure by the logarithmic mean Divisia index (Ang 2015), from rows of both windows.
 * @param wanted the factor, or the measure itself for all factors of one part together
 * @param partName null for the whole
 */
export function effectOf(
  explained: string,
  wanted: string,
  rows: readonly Row[],
  partName: string | null,
): number | null {
  const chain = CHAINS[explained];
  if (!chain) return null;
  const side = (name: string) => rows.filter((row) => row.window === name);
  const [wholeBefore, wholeCurrent] = [totalsOf(side('before')), totalsOf(side('current'))];
  const names = [...new Set(rows.map((row) => row.name))];
  const parts = names.map((name) => {
    const of = (window: string) => totalsOf(side(window).filter((row) => row.name === name));
    const [before, current] = [of('before'), of('current')];
    const pairs = chain.map((one) => {
      const a = factor(one, explained, before, wholeBefore);
      const b = factor(one, explained, current, wholeCurrent);
      return [Math.max(a ?? b ?? 1, TINY), Math.max(b ?? a ?? 1, TINY)] as const;
    });
    const product = (at: 0 | 1) => pairs.reduce((all, pair) => all * pair[at], 1);
    return { name, pairs, before: product(0), current: product(1) };
  });
  const total = (key: 'before' | 'current') => parts.reduce((sum, part) => sum + part[key], 0);
  const weight = logMean(total('current'), total('before'));
  const sign = explained === 'cpa' ? -1 : 1;
  const log = parts
    .filter(({ name }) => partName === null || name === partName)
    .flatMap(({ pairs, before, current }) =>
      pairs
        .filter((_, at) => wanted === chain[at] || (partName !== null && wanted === explained))
        .map(([a, b]) => ((sign * logMean(current, before)) / weight) * Math.log(b / a)),
    )
    .reduce((sum, value) => sum + value, 0);
  return Math.expm1(log);
}
