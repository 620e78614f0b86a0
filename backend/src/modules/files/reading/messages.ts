import type { AdPlatform, Level } from '@adwright/contracts';
import type { StructureLevel, StructureRows } from '../../campaigns/structure-rows.js';
import type { DailyFact, PeriodFact } from '../../metrics/facts.js';
import type {
  ColumnReading,
  FileTotals,
  Granularity,
  NeedsAnswers,
  ReadOptions,
  Refusal,
  RowError,
} from '../reader/index.js';

/** What the reading thread is started with. */
export interface ReadingJob {
  readonly path: string;
  readonly fileName: string;
  readonly options: ReadOptions;
}

/** A file that was read, without its rows: those follow in chunks. */
export interface ReadSummary {
  readonly status: 'parsed';
  readonly platform: AdPlatform;
  readonly level: Level;
  readonly breakdown: string;
  readonly granularity: Granularity;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly exportedAt: string | null;
  readonly columns: readonly ColumnReading[];
  readonly warnings: readonly string[];
  readonly errors: readonly RowError[];
  readonly rowCounts: { readonly read: number; readonly accepted: number; readonly rejected: number };
  readonly totals: readonly FileTotals[];
  /** Currencies of the rows in order of appearance; null where no cell or header names one. */
  readonly currencies: readonly (string | null)[];
  /** The account the file names, when it names exactly one. */
  readonly accountId: string | null;
  readonly accountName: string | null;
  /** Up to 200 different entity keys, to find the account that an earlier export of the same went into. */
  readonly entityKeys: readonly string[];
  readonly sample: readonly Readonly<Record<string, string | null>>[];
}

export type ReadOutcome = Refusal | Pick<NeedsAnswers, 'status' | 'questions' | 'columns'> | ReadSummary;

/** Rows of one currency, ready to be stored. */
export type ReadChunk =
  | {
      readonly [L in StructureLevel]: {
        readonly kind: 'structure';
        readonly level: L;
        readonly currency: string | null;
        readonly rows: readonly StructureRows[L][];
      };
    }[StructureLevel]
  | { readonly kind: 'days'; readonly currency: string | null; readonly rows: readonly DailyFact[] }
  | { readonly kind: 'periods'; readonly currency: string | null; readonly rows: readonly PeriodFact[] };

/** To the thread: start over with the first chunk, or give the next one. */
export type ReadingOrder = 'rewind' | 'next';

/** From the thread. A null chunk is the end. */
export type ReadingMessage =
  | { readonly kind: 'outcome'; readonly outcome: ReadOutcome }
  | { readonly kind: 'chunk'; readonly chunk: ReadChunk | null };
