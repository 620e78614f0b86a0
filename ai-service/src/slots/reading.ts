import type { Language } from '@adwright/contracts';

/** What a reader needs to know beside the text; readers have no clock and no settings of their own. */
export interface ReadContext {
  /** The language the text is in. */
  readonly language: Language;
  /** BCP 47 tag of the account, when it is known: it decides what a lone point or comma means. */
  readonly locale?: string;
  /** ISO code that the account is billed in; null when no account is chosen. */
  readonly currency: string | null;
  /** The account-local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What was just asked: a bare number is then read as its answer. */
  readonly expecting?: 'budget' | 'date' | 'duration' | null;
}

/** Why a reading has to be asked back, as a closed word. */
export type Doubt =
  | 'separator'
  | 'grouping'
  | 'range'
  | 'negative'
  | 'which_currency'
  | 'precision'
  | 'day_or_month'
  | 'no_such_day'
  | 'two_values'
  | 'vague';

/**
 * A value found in a text. `from` and `to` are UTF-16 offsets of the words it was read from. Only a `certain` value may
 * be taken without asking; an `ambiguous` one carries what else it may have meant, where that is a short list.
 */
export interface Reading<T> {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly value: T;
  readonly certainty: 'certain' | 'ambiguous';
  readonly doubt?: Doubt;
  readonly alternatives?: readonly T[];
}
