import type { MetricMeasure, ReadToolName } from '@adwright/contracts';

/** What a question has to be answered from: the tool, and what its query has to hold. */
export interface Meant {
  readonly tool: ReadToolName;
  readonly measure?: MetricMeasure;
  readonly window?: Readonly<Record<string, unknown>>;
  readonly dimension?: string;
  readonly platform?: string;
  /** The name of the account or campaign it is narrowed to; absent when to none. */
  readonly place?: string;
  readonly unconverted?: boolean;
}

/** An asking in the four languages; ` / ` parts the turns of a conversation. */
export type Asked = readonly [Meant, en: string, de: string, fr: string, es: string];

export const preset = (name: string) => ({ preset: name });
export const metrics = (
  measure: MetricMeasure,
  window: Record<string, unknown>,
  more: Partial<Meant> = {},
): Meant => ({
  tool: 'metrics',
  measure,
  window,
  ...more,
});
export const compare = (
  measure: MetricMeasure,
  window: Record<string, unknown>,
  more: Partial<Meant> = {},
): Meant => ({
  tool: 'compare',
  measure,
  window,
  ...more,
});
export const EBIKES = 'Suche | E-Bikes';
export const CARGO = 'Suche | Lastenräder';
export const SHOP = 'Fahrradhaus Lindwurm';
export const US = 'Lindwurm Bikes US';
export const MAPLE = 'Maple & Pine Dental';
