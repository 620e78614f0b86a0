import type { DailyFact, PeriodFact } from './facts.js';
import { plainArray, textArray } from './pg-array.js';

/** A column, the SQL type of its array, and how it is written. */
export interface FactColumn<F> {
  readonly name: string;
  readonly type: string;
  readonly encode: (facts: readonly F[]) => string;
}

/** What the store statement needs to know of a table of facts. */
export interface FactTable<F> {
  readonly table: string;
  /** The entity's part of the primary key, after account and level. */
  readonly keys: readonly FactColumn<F>[];
  readonly labels: readonly FactColumn<F>[];
  readonly figures: readonly FactColumn<F>[];
  /** Only days can be closed and revised. */
  readonly revisions: boolean;
  /** Tells two facts of one batch apart. */
  readonly identity: (fact: F) => string;
}

type AnyFact = DailyFact | PeriodFact;

function text<F>(name: string, read: (fact: F) => string | null | undefined): FactColumn<F> {
  return { name, type: 'text', encode: (facts) => textArray(facts.map(read)) };
}

function plain<F>(
  name: string,
  type: string,
  read: (fact: F) => string | number | bigint | null | undefined,
): FactColumn<F> {
  return { name, type, encode: (facts) => plainArray(facts.map(read)) };
}

const keys: readonly FactColumn<AnyFact>[] = [
  // Whole figures are the rule: nothing but nulls travels then.
  text('breakdown', (fact) => fact.breakdown || null),
  text('entity_key', (fact) => fact.entityKey),
];

const labels: readonly FactColumn<AnyFact>[] = [
  text('entity_name', (fact) => fact.entityName),
  text('parent_key', (fact) => fact.parentKey),
];

const figures: readonly FactColumn<AnyFact>[] = [
  plain('impressions', 'bigint', (fact) => fact.impressions),
  plain('clicks', 'bigint', (fact) => fact.clicks),
  plain('cost_micros', 'bigint', (fact) => fact.costMicros),
  plain('conversions', 'numeric(20,6)', (fact) => fact.conversions),
  plain('conversion_value_micros', 'bigint', (fact) => fact.conversionValueMicros),
  plain('leads', 'numeric(20,6)', (fact) => fact.leads),
  plain('reach', 'bigint', (fact) => fact.reach),
  plain('frequency', 'numeric(12,6)', (fact) => fact.frequency),
];

export const dailyTable: FactTable<DailyFact> = {
  table: 'metric_daily',
  keys: [...keys, plain('date', 'date', (fact: DailyFact) => fact.date)],
  labels,
  figures: [...figures, plain('lost_to_budget', 'numeric(7,6)', (fact: DailyFact) => fact.lostToBudget)],
  revisions: true,
  identity: (fact) => `${fact.date}\n${fact.breakdown ?? ''}\n${fact.entityKey}`,
};

export const periodTable: FactTable<PeriodFact> = {
  table: 'metric_period',
  keys: [
    ...keys,
    plain('period_start', 'date', (fact: PeriodFact) => fact.periodStart),
    plain('period_end', 'date', (fact: PeriodFact) => fact.periodEnd),
  ],
  labels,
  figures,
  revisions: false,
  identity: (fact) => `${fact.periodStart}\n${fact.periodEnd}\n${fact.breakdown ?? ''}\n${fact.entityKey}`,
};

/** The figures that `metric_revisions` keeps. */
export const revisedFigures = [
  'impressions',
  'clicks',
  'cost_micros',
  'conversions',
  'conversion_value_micros',
] as const;
