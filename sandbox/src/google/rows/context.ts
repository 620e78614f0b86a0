import type { AccountState } from '../../world/state.js';
import type {
  Ad,
  AdGroup,
  Budget,
  Campaign,
  ConversionAction,
  Keyword,
  Negative,
  Target,
} from '../../world/types.js';

/** Sums of one result row. Counts may be fractions for conversions only. */
export interface Sums {
  impressions: number;
  clicks: number;
  costMicros: number;
  conversions: number;
  conversionsValue: number;
  allConversions: number;
  allConversionsValue: number;
  viewThrough: number;
  eligible: number;
  lostBudget: number;
  lostRank: number;
}

/** Values of the segments of one result row. */
export interface Segments {
  day?: number;
  bucket?: string;
  action?: ConversionAction;
  keyword?: Keyword;
  device?: string;
}

/** A criterion of an ad group or a campaign, whatever its kind. */
export type Criterion = Keyword | Negative | Target;

/** What a result row is about; fields read from it. Absent parts belong to other resources. */
export interface RowContext {
  state: AccountState;
  /** Virtual now in milliseconds. */
  now: number;
  campaign?: Campaign;
  budget?: Budget | undefined;
  group?: AdGroup;
  ad?: Ad;
  criterion?: Criterion;
  term?: string;
  action?: ConversionAction;
  client?: { state: AccountState; level: number };
  change?: import('../../world/state.js').ChangeRecord;
  sums?: Sums;
  segments?: Segments;
  /** Whether the campaign's budget held delivery back lately; computed once per query. */
  limited?: (campaignId: string) => boolean;
}

export type FieldKind = 'string' | 'int64' | 'double' | 'enum' | 'bool' | 'date' | 'message';

export interface Field {
  kind: FieldKind;
  get: (row: RowContext) => unknown;
  /** Enum constants that a filter may name. */
  values?: readonly string[];
}
