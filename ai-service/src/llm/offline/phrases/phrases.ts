import type { Measure } from '@adwright/contracts';

/** The measures an answer names. */
export type NamedMeasure = Extract<
  Measure,
  | 'cost'
  | 'impressions'
  | 'clicks'
  | 'conversions'
  | 'value'
  | 'cpm'
  | 'cpc'
  | 'cpa'
  | 'ctr'
  | 'cvr'
  | 'roas'
  | 'value_per_conversion'
  | 'mix'
>;

export type Happened = 'bid' | 'budget' | 'name' | 'created' | 'removed' | 'enabled' | 'paused' | 'other';

/**
 * What the offline engine says in one language. Every argument is a reference or one of the language's own words, and
 * no phrase holds a numeral: a test puts each through the sentence gate.
 */
export interface Phrases {
  readonly measures: Record<NamedMeasure, string>;
  window(from: string, to: string): string;
  moved(told: {
    account: string;
    measure: string;
    rose: boolean;
    before: string;
    current: string;
    change: string;
  }): string;
  windows(told: { from: string; to: string; beforeFrom: string; beforeTo: string }): string;
  notAsAsked(rose: boolean): string;
  cause(told: { factor: string; before: string; current: string; effect: string }): string;
  mixCause(effect: string): string;
  spendCause(told: { before: string; current: string; effect: string }): string;
  also(factor: string, effect: string): string;
  against(factor: string, effect: string): string;
  part(told: { campaign: string; effect: string }): string;
  partFactor(told: { factor: string; before: string; current: string }): string;
  alert(alert: string): string;
  trackingAlert(alert: string): string;
  readonly fewConversions: string;
  noComparison(account: string, measure: string): string;
  unchanged(account: string, measure: string, current: string): string;
  figure(measure: string, value: string): string;
  figuresOf(entity: string): string;
  ranked(entity: string, figures: string): string;
  rankedBy(measure: string): string;
  readonly more: string;
  readonly noData: string;
  suggestions(count: string): string;
  readonly noSuggestions: string;
  alerts(count: string): string;
  alertLine(alert: string, severity: string, since: string): string;
  readonly noAlerts: string;
  readonly ahead: string;
  readonly onPace: string;
  pacingLine(told: {
    campaign: string;
    perDay: string;
    budget: string;
    use: string;
    month: string;
    projection: string;
  }): string;
  readonly noBudgets: string;
  readonly structure: string;
  structureLine(entity: string, budget: string | null, paused: boolean): string;
  accountLine(account: string, through: string): string;
  readonly ledger: string;
  ledgerLine(action: string, at: string): string;
  readonly noLedger: string;
  readonly cannotChange: string;
  whichOne(names: string): string;
  readonly whichMeasure: string;
  /** Before the quotation of passages; `passages` are references. */
  documentsSay(passages: string): string;
  /** There are documents, and none of them answers. */
  readonly documentsSilent: string;
  readonly unclear: string;
  /** How much was bought with more or less money. */
  volume(told: { bought: string; before: string; current: string; rose: boolean }): string;
  /** The rates stand still while the volume moves. */
  readonly ratesSteady: string;
  alertHere(alert: string): string;
  leads(told: { name: string; measure: string; lower: boolean }): string;
  readonly wasted: string;
  readonly noWaste: string;
  outside(count: string): string;
  /** What happened to a setting on the platform. */
  readonly happened: Record<Happened, string>;
  outsideLine(told: {
    entity: string;
    what: string;
    from: string | null;
    to: string | null;
    at: string;
    person: string | null;
  }): string;
  readonly noOutside: string;
}
