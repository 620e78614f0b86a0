/** Days and times of one language, as pieces of regular expressions over folded text (lower case, no accents). */
export interface DateLexicon {
  /** Alternatives for each month, January first. */
  readonly months: readonly string[];
  /** Alternatives for each weekday, Monday first. */
  readonly weekdays: readonly string[];
  /** Cardinals from one on. */
  readonly counts: readonly string[];
  /** Ordinals from first on, for days of a month. */
  readonly ordinals: readonly string[];
  /** What may stand behind a day's digits: "st", ".", "er". */
  readonly daySuffix: string;
  /** Between day and month, and before a day: "of", "de", "the". */
  readonly of: string;
  /** Before a lone day of a month: "on the 15th", "am 15.", "le 15". */
  readonly onThe: string;
  readonly units: {
    readonly day: string;
    readonly week: string;
    readonly fortnight: string;
    readonly month: string;
    readonly year: string;
  };
  readonly next: { readonly before: string; readonly after: string };
  readonly this: { readonly before: string; readonly after: string };
  readonly last: { readonly before: string; readonly after: string };
  /** "in three days": before and after the count; `ago` likewise for the past. */
  readonly ahead: { readonly before: string; readonly after: string };
  readonly ago: { readonly before: string; readonly after: string };
  /** Phrases and the days they are from today. */
  readonly relative: readonly (readonly [string, number])[];
  readonly now: string;
  readonly never: string;
  readonly startOf: string;
  readonly middleOf: string;
  readonly endOf: string;
  /** "the month", "this month" behind `endOf`. */
  readonly theMonth: string;
  readonly theYear: string;
  /** Right before a day: it is the first, or the last, of the campaign. */
  readonly from: string;
  readonly until: string;
}
