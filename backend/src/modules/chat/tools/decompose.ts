import type { Measure } from '@adwright/contracts';
import { addSums, measureOf, NO_SUMS, type Sums } from './figures.js';

/** One part of the whole (a campaign) in both windows. */
export interface Part {
  readonly key: string;
  readonly before: Sums;
  readonly current: Sums;
}

export type Explained = 'cpa' | 'conversions' | 'clicks' | 'roas' | 'value' | 'cost';

export interface Effect {
  readonly factor: Measure;
  /** What this factor alone did to the measure, as a ratio: 0.2 = it raised it by a fifth. */
  readonly effect: number;
  /** The same for each part; the parts' effects multiply up to the factor's. */
  readonly byPart: ReadonlyMap<string, number>;
}

export interface Decomposition {
  readonly before: number;
  readonly current: number;
  /** Relative change of the measure; the effects of all factors multiply up to it. */
  readonly change: number;
  /** Largest effect first. */
  readonly effects: readonly Effect[];
  /** Each part's effect through all factors. */
  readonly byPart: ReadonlyMap<string, number>;
}

/** Stands for zero where a logarithm is taken; the limit of the decomposition is reached long before (Ang 2015). */
const TINY = 1e-12;

type Value = (part: Sums, whole: Sums) => number | null;

const share: Value = (part, whole) => {
  const [own, all] = [measureOf(part, 'cost'), measureOf(whole, 'cost')];
  return all === null || all === 0 ? null : (own ?? 0) / all;
};
const inverse =
  (measure: 'cpm' | 'cpc'): Value =>
  (part) => {
    const value = measureOf(part, measure);
    return value === null || value === 0 ? null : 1 / value;
  };
const rate =
  (measure: 'ctr' | 'cvr' | 'value_per_conversion'): Value =>
  (part) =>
    measureOf(part, measure);

type Factor = readonly [Measure, Value];
const spend: Factor = ['cost', (_part, whole) => measureOf(whole, 'cost')];
const mix: Factor = ['mix', share];

const counts = (sums: Sums, volume: 'impressions' | 'clicks') => (sums[volume] ?? 0) > 0;

/** What was bought and what it cost apiece; spend as such where some of it bought nothing that was counted. */
function volumeAndPrice(parts: readonly Part[]): readonly Factor[] {
  for (const [volume, price] of [
    ['impressions', 'cpm'],
    ['clicks', 'cpc'],
  ] as const) {
    const sides = parts.flatMap((part) => [part.before, part.current]);
    if (sides.every((sums) => (sums.cost ?? 0n) === 0n || counts(sums, volume)))
      return [
        [volume, (part) => measureOf(part, volume) ?? 0],
        [price, (part) => measureOf(part, price)],
      ];
  }
  return [['cost', (part) => measureOf(part, 'cost')]];
}

/** Impressions and their prices where they are known, else the price of a click. */
function clicksPerMoney(parts: readonly Part[]): readonly Factor[] {
  const seen = (side: 'before' | 'current') => parts.some((part) => counts(part[side], 'impressions'));
  return seen('before') && seen('current')
    ? [
        ['cpm', inverse('cpm')],
        ['ctr', rate('ctr')],
      ]
    : [['cpc', inverse('cpc')]];
}

/** The measure as a product of factors, summed over parts; `sign` -1 where the measure is that sum's inverse. */
function factorsOf(measure: Explained, parts: readonly Part[]): { factors: readonly Factor[]; sign: 1 | -1 } {
  const perMoney = [mix, ...clicksPerMoney(parts)];
  const cvr: Factor = ['cvr', rate('cvr')];
  const worth: Factor = ['value_per_conversion', rate('value_per_conversion')];
  switch (measure) {
    case 'cost':
      return { factors: volumeAndPrice(parts), sign: 1 };
    case 'clicks':
      return { factors: [spend, ...perMoney], sign: 1 };
    case 'conversions':
      return { factors: [spend, ...perMoney, cvr], sign: 1 };
    case 'value':
      return { factors: [spend, ...perMoney, cvr, worth], sign: 1 };
    case 'roas':
      return { factors: [...perMoney, cvr, worth], sign: 1 };
    case 'cpa':
      return { factors: [...perMoney, cvr], sign: -1 };
  }
}

/** What can fall to nothing at all; a price or a return without its divisor is not known instead. */
const CAN_BE_NONE: ReadonlySet<Explained> = new Set(['conversions', 'clicks', 'value', 'cost']);

/** The logarithmic mean, which makes the decomposition exact. */
function logMean(a: number, b: number): number {
  return Math.abs(a - b) < 1e-300 || a === b ? a : (a - b) / Math.log(a / b);
}

/**
 * Takes the change of a measure apart into its factors by the logarithmic mean Divisia index (LMDI-I, B. W. Ang,
 * "LMDI decomposition approach: a guide for implementation", Energy Policy 86, 2015): exact, no residual, the order of
 * factors does not matter, and shifts between parts show as `mix`. A part that did not exist in one window counts
 * wholly as mix: its rates there are unknown, not zero.
 * @returns null when the measure is unknown in one of the windows or nothing before, since then there is no relative change.
 */
export function decompose(measure: Explained, parts: readonly Part[]): Decomposition | null {
  const whole = {
    before: parts.reduce((sum, part) => addSums(sum, part.before), NO_SUMS),
    current: parts.reduce((sum, part) => addSums(sum, part.current), NO_SUMS),
  };
  const [before, current] = [measureOf(whole.before, measure), measureOf(whole.current, measure)];
  if (!before || current === null || (current === 0 && !CAN_BE_NONE.has(measure))) return null;
  const { factors, sign } = factorsOf(measure, parts);

  const rows = parts.map((part) => {
    const pairs = factors.map(([, value]) => {
      const [a, b] = [value(part.before, whole.before), value(part.current, whole.current)];
      return [Math.max(a ?? b ?? 1, TINY), Math.max(b ?? a ?? 1, TINY)] as const;
    });
    const product = (side: 0 | 1) => pairs.reduce((all, pair) => all * pair[side], 1);
    return { key: part.key, pairs, v0: product(0), v1: product(1) };
  });
  const total = (side: 'v0' | 'v1') => rows.reduce((sum, row) => sum + row[side], 0);
  const weightOfAll = logMean(total('v1'), total('v0'));

  const logs = factors.map((_, index) =>
    rows.map((row) => {
      const [a, b] = row.pairs[index] ?? [1, 1];
      return ((sign * logMean(row.v1, row.v0)) / weightOfAll) * Math.log(b / a);
    }),
  );
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const byKey = (values: readonly number[]) =>
    new Map(rows.map((row, index) => [row.key, Math.expm1(values[index] ?? 0)]));
  const effects = factors.map(([factor], index) => {
    const own = logs[index] ?? [];
    return { factor, log: sum(own), effect: Math.expm1(sum(own)), byPart: byKey(own) };
  });
  return {
    before,
    current,
    change: current / before - 1,
    effects: effects
      .sort((a, b) => Math.abs(b.log) - Math.abs(a.log))
      .map(({ factor, effect, byPart }) => ({ factor, effect, byPart })),
    byPart: byKey(rows.map((_, row) => sum(logs.map((own) => own[row] ?? 0)))),
  };
}
