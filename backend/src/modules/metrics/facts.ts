import type { Level } from '@adwright/contracts';

/** The account whose facts are stored; `clientId` is written on every row, so that row-level security can narrow it. */
export interface FactAccount {
  readonly id: string;
  readonly clientId: string;
}

/** A counted action; action types overlap and are never added (DECISIONS 12). */
export interface FactAction {
  readonly action: string;
  readonly window: string;
  /** Decimal text, at most six decimals. */
  readonly count: string;
  readonly valueMicros: bigint | null;
}

/** Figures of one entity. `null` = not reported, which is not zero. Counts are integers, ratios decimal text. */
export interface FactFigures {
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly costMicros: bigint | null;
  readonly conversions: string | null;
  readonly conversionValueMicros: bigint | null;
  readonly leads?: string | null;
  readonly reach?: number | null;
  readonly frequency?: string | null;
  /** Share of impressions lost to budget, 0 to 1. */
  readonly lostToBudget?: string | null;
}

interface FactEntity {
  /** The platform's id, else the path of names (DECISIONS 11). */
  readonly entityKey: string;
  readonly entityName: string;
  readonly parentKey: string | null;
  /** `''` for whole figures, else the breakdown's dimensions and values as one string. */
  readonly breakdown?: string;
}

/** One entity's account-local day. */
export interface DailyFact extends FactEntity, FactFigures {
  readonly date: string;
  readonly actions?: readonly FactAction[];
}

/** One entity's figures over several days, first and last inclusive; never spread over them. */
export interface PeriodFact extends FactEntity, FactFigures {
  readonly periodStart: string;
  readonly periodEnd: string;
}

/** Where a batch of facts comes from. */
export interface FactOrigin {
  readonly level: Level;
  readonly source: 'api' | 'file';
  /** The sync run or import that brought them. */
  readonly sourceId: string;
  /** When the figures were true: the time of the read, or of the export. The newer one wins, in whatever order they come. */
  readonly seenAt: Date;
  /** Days before this account-local date are closed: a restatement of them is kept in `metric_revisions`. */
  readonly closedBefore: string;
}

/** What storing did to the table, in rows. */
export interface StoreCounts {
  readonly added: number;
  readonly restated: number;
  readonly unchanged: number;
  /** Not stored, because newer figures or the API's own already stand there. */
  readonly older: number;
}

export const NO_COUNTS: StoreCounts = { added: 0, restated: 0, unchanged: 0, older: 0 };

export function addCounts(a: StoreCounts, b: StoreCounts): StoreCounts {
  return {
    added: a.added + b.added,
    restated: a.restated + b.restated,
    unchanged: a.unchanged + b.unchanged,
    older: a.older + b.older,
  };
}

/** Inclusive account-local days. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}
