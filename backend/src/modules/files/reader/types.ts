import type { AdPlatform, Level } from '@adwright/contracts';

/** A cell of a table: text as written in the file, or a typed value where the container has types (XLSX). */
export type Cell = string | NumberCell | Date | null;

/** A number of a typed container, as its plain decimal text (never a float that was rounded on the way). */
export type NumberCell = { readonly decimal: string };

/** One record of a file. `line` is the physical line it starts on (the row number in a sheet), counted from 1. */
export type TableRow = { readonly line: number; readonly cells: readonly Cell[] };

export type Container = 'csv' | 'xlsx';

/** What the bytes turned out to be: shown in the preview, and of use when a file is refused. */
export type TableSource = {
  readonly container: Container;
  readonly fileName: string;
  /** `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `macintosh`; null for XLSX. */
  readonly encoding: string | null;
  /** Characters that were broken in the file and stand as U+FFFD now. */
  readonly damagedCharacters: number;
  readonly delimiter: string | null;
  readonly sheet: string | null;
};

/** A record that could not be read at all (broken quoting); the others are in `rows`. */
export type BadRecord = { readonly line: number; readonly message: string };

export type Table = {
  readonly source: TableSource;
  readonly rows: readonly TableRow[];
  readonly badRecords: readonly BadRecord[];
};

export type RefusalCode =
  | 'empty_file'
  | 'too_large'
  | 'not_a_table'
  | 'bad_csv'
  | 'bad_xlsx'
  | 'not_an_ad_export'
  | 'modelling_table'
  | 'overlapping_rows'
  | 'no_metrics'
  | 'no_rows'
  | 'invalid_option';

/** Why a file is not read, in words for a person; `line` where one line is to blame. */
export type Refusal = {
  readonly status: 'refused';
  readonly ok: false;
  readonly code: RefusalCode;
  readonly message: string;
  readonly line?: number;
};

export type ColumnRole =
  | 'date'
  | 'period_start'
  | 'period_end'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'hour'
  | 'account_name'
  | 'account_id'
  | 'campaign_name'
  | 'campaign_id'
  | 'ad_group_name'
  | 'ad_group_id'
  | 'ad_name'
  | 'ad_id'
  | 'ad_text'
  | 'keyword'
  | 'keyword_id'
  | 'match_type'
  | 'search_term'
  | 'entity_name'
  | 'status'
  | 'budget'
  | 'budget_type'
  | 'currency'
  | 'converted_currency'
  | 'attribution'
  | 'result_type'
  | 'impressions'
  | 'clicks'
  | 'link_clicks'
  | 'cost'
  | 'conversions'
  | 'results'
  | 'action'
  | 'action_value'
  | 'conversion_value'
  | 'actions_json'
  | 'action_values_json'
  | 'reach'
  | 'frequency'
  | 'dimension'
  | 'attribute'
  | 'ratio'
  | 'other_metric'
  | 'ignored'
  | 'unknown';

/** How sure the reading of a header is: the dictionary, the dictionary after a prefix was cut, a guess, a person's word. */
export type ReadHow = 'exact' | 'prefix' | 'guess' | 'mapping' | 'unknown';

/** How one column was read, for the preview. */
export type ColumnReading = {
  readonly index: number;
  readonly header: string;
  readonly role: ColumnRole;
  readonly how: ReadHow;
  /** Name of the breakdown dimension or action where the role is one of these. */
  readonly name: string | null;
  /** ISO currency code, `micros` or `%` where the header or the cells say so. */
  readonly unit: string | null;
  /** Up to three values as they stand in the file. */
  readonly samples: readonly string[];
  readonly note: string | null;
};

export type QuestionField =
  | 'platform'
  | 'level'
  | 'currency'
  | 'timeZone'
  | 'dateOrder'
  | 'periodStart'
  | 'periodEnd'
  | 'exportedAt'
  | 'mapping'
  | 'numberFormat';

/** Something the file does not say. `options` are proposals, likeliest first; empty = free input (see `reason`). */
export type Question = {
  readonly field: QuestionField;
  readonly options: readonly string[];
  readonly reason: string;
};

export type DateOrder = 'dmy' | 'mdy';
/** How a file groups thousands and separates decimals. Blanks and apostrophes group in every format. */
export type NumberFormat = '1,234.56' | '1.234,56' | "1'234.56" | '1 234,56';

/** Answers to questions, by the same names. What the file itself says wins over an answer. */
export type ReadOptions = {
  readonly platform?: AdPlatform;
  readonly level?: Level;
  readonly currency?: string;
  /** IANA name; only needed when cells are instants with an offset. */
  readonly timeZone?: string;
  /** `ymd` changes nothing: a year in front leaves no doubt. */
  readonly dateOrder?: DateOrder | 'ymd';
  readonly numberFormat?: NumberFormat;
  /** `YYYY-MM-DD`, account-local, both inclusive. `periodStart` also gives the year of dates written without one. */
  readonly periodStart?: string;
  readonly periodEnd?: string;
  /** Year of the first row, for dates written without one. */
  readonly year?: number;
  readonly exportedAt?: string;
  /** Header text (or column index, `3` or `#3`) to role or `ignore`; `dimension:<name>`, `action:<name>` name what they hold. */
  readonly mapping?: Readonly<Record<string, string>>;
  readonly maxBytes?: number;
};

/** One step of an entity's path, coarsest first. */
export type EntityStep = {
  readonly level: Level;
  readonly key: string;
  readonly externalId: string | null;
  readonly name: string;
};

/** An entity the file speaks of. Rows share these objects. */
export type ParsedEntity = EntityStep & {
  /** From campaign down to the entity itself; empty at account level. */
  readonly path: readonly EntityStep[];
  /** 1, or the ordinal among rows of the same names on the same day (a name is not a key). */
  readonly ordinal: number;
  readonly matchType: string | null;
  /** The platform's own word (`Enabled`, `not_delivering`), as written. */
  readonly status: string | null;
  readonly budgetMicros: bigint | null;
  readonly budgetType: string | null;
  readonly accountName: string | null;
  readonly accountId: string | null;
};

/** A counted action of a row. Action types overlap: never add two of them. */
export type RowAction = {
  readonly action: string;
  /** Attribution window such as `7d_click`; `default` when the file does not say. */
  readonly window: string;
  /** Decimal string with at most six decimals. */
  readonly count: string | null;
  readonly valueMicros: bigint | null;
};

/** Metrics of a row; null = the file has no value there, which is not zero. */
export type RowMetrics = {
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly linkClicks: number | null;
  readonly costMicros: bigint | null;
  readonly conversions: string | null;
  readonly conversionValueMicros: bigint | null;
  readonly reach: number | null;
  readonly frequency: string | null;
};

export type ParsedRow = {
  /** Line of the (first) record this row was made from. */
  readonly line: number;
  /** Account-local first and last day covered, inclusive; equal for a daily row. */
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly entity: ParsedEntity;
  /** Dimension values by the names in `ParsedExport.breakdown`, e.g. `{ age: '25-34' }`. Shared objects. */
  readonly breakdown: Readonly<Record<string, string>>;
  /** `breakdown` as one stable string, `''` when there is none. */
  readonly breakdownKey: string;
  readonly currency: string | null;
  readonly metrics: RowMetrics;
  readonly actions: readonly RowAction[];
};

/** The file's own sums for one currency; null where the file has no such column. */
export type FileTotals = {
  readonly currency: string | null;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly costMicros: bigint | null;
  readonly conversions: string | null;
  readonly conversionValueMicros: bigint | null;
};

/** `day`: rows are daily facts. `hour`: daily rows split by the breakdown `hour`. `period`: rows cover several days. */
export type Granularity = 'day' | 'hour' | 'period';

export type RowError = { readonly line: number; readonly column: string | null; readonly message: string };

/** Where the conversions figure comes from: one column or action, never a sum of overlapping ones. */
export type ConversionSource = {
  readonly header: string | null;
  readonly action: string;
  readonly alternatives: readonly string[];
};

/** What is known of a file before its questions are answered: enough for a preview. */
export type Preview = {
  readonly source: TableSource;
  readonly headerLine: number;
  readonly columns: readonly ColumnReading[];
  readonly warnings: readonly string[];
};

export type NeedsAnswers = Preview & {
  readonly status: 'questions';
  readonly ok: false;
  readonly questions: readonly Question[];
};

export type ParsedExport = Preview & {
  readonly status: 'parsed';
  readonly ok: true;
  readonly platform: AdPlatform;
  readonly level: Level;
  /** Sorted dimension names joined by `,`; `''` when the table has no breakdown. */
  readonly breakdown: string;
  readonly granularity: Granularity;
  /** First and last day over all rows. */
  readonly periodStart: string;
  readonly periodEnd: string;
  /** True when names stand in for platform ids: keys hold within the account, not across renames. */
  readonly keyedByName: boolean;
  readonly conversionSource: ConversionSource | null;
  readonly exportedAt: string | null;
  readonly rows: readonly ParsedRow[];
  readonly totals: readonly FileTotals[];
  /** Data records of the file (total rows, repeated headers and notes are not data). */
  readonly rowCounts: { readonly read: number; readonly accepted: number; readonly rejected: number };
  readonly skipped: { readonly totals: number; readonly repeatedHeaders: number; readonly notes: number };
  /** At most 1,000; `rowCounts.rejected` has the full number. */
  readonly errors: readonly RowError[];
};

export type ReadResult = Refusal | NeedsAnswers | ParsedExport;
