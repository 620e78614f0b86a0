import type { BudgetSlot, DraftFault, DraftLimitation, SlotName } from '@adwright/contracts';
import type { Sentence } from './parts.js';

type Objective = 'leads' | 'sales' | 'traffic' | 'awareness' | 'engagement';
/** Faults a person can cause by what they say; the rest is named beside the draft. */
export type SpokenFault = Exclude<
  DraftFault['code'],
  | 'missing'
  | 'account_unknown'
  | 'account_twice'
  | 'account_missing'
  | 'text_too_long'
  | 'texts_too_few'
  | 'texts_too_many'
  | 'texts_repeat'
  | 'keyword_odd'
  | 'keyword_long'
  | 'forbidden_claim'
>;
export type FaultWords = Readonly<Record<string, Sentence>>;

/** Everything the builder says in one language. Values come in as parts; the words around them hold no number. */
export interface BuilderPhrases {
  readonly and: string;
  readonly periods: Record<BudgetSlot['period'], string>;
  readonly objectives: Record<Objective, string>;
  readonly genders: Record<'all' | 'women' | 'men', string>;
  readonly platforms: Record<'meta' | 'google', string>;
  readonly now: string;
  readonly noEnd: string;
  readonly from: string;
  readonly until: string;
  readonly ages: (min: string | null, max: string | null) => string;
  readonly greet: Sentence;
  readonly noted: (items: Sentence) => Sentence;
  readonly changed: (items: Sentence) => Sentence;
  readonly labels: Partial<Record<SlotName, string>>;
  readonly ask: {
    readonly business: Sentence;
    readonly budget: Sentence;
    readonly period: (amount: Sentence) => Sentence;
    readonly currency: (amount: Sentence) => Sentence;
    readonly places: Sentence;
    readonly whichPlace: (place: Sentence, regions: Sentence) => Sentence;
    readonly platforms: Sentence;
    readonly account: (platform: string, names: Sentence) => Sentence;
    readonly startDate: Sentence;
    readonly endDate: Sentence;
    readonly landingPage: Sentence;
  };
  readonly daily: (day: Sentence, amount: Sentence, days: Sentence, step: Sentence | null) => Sentence;
  readonly shares: (google: Sentence, meta: Sentence) => Sentence;
  readonly confirmMoney: (budget: Sentence, accounts: Sentence) => Sentence;
  readonly confirmPlan: (places: Sentence, start: Sentence, end: Sentence) => Sentence;
  readonly right: Sentence;
  readonly confirmed: Sentence;
  readonly whatElse: Sentence;
  readonly amountUnclear: (words: Sentence) => Sentence;
  readonly dateUnclear: (words: Sentence) => Sentence;
  readonly placeUnclear: (words: Sentence) => Sentence;
  readonly pageUnclear: Sentence;
  readonly faults: Record<SpokenFault, (words: FaultWords) => Sentence>;
  readonly limits: Record<DraftLimitation['code'], (words: FaultWords) => Sentence>;
  readonly proposed: Sentence;
  readonly byHand: Sentence;
  readonly ready: (names: Sentence) => Sentence;
  readonly publishHint: Sentence;
  readonly discardHint: Sentence;
  readonly notUnderstood: Sentence;
  readonly back: Sentence;
  readonly noAccount: Sentence;
  readonly noAccountFor: (platform: string) => Sentence;
}
