import type { DigitNumber } from './digits.js';
import type { Rational } from './rational.js';

/** A whole number phrase: "2 thousand five hundred", "zweieinhalb Millionen", "1.5m". */
export interface NumberPhrase {
  readonly from: number;
  readonly to: number;
  readonly value: Rational;
  readonly doubt?: DigitNumber['doubt'];
  readonly alternatives?: readonly Rational[];
  /** True when it holds no digit. */
  readonly spelled: boolean;
  /** True for a single article ("a", "ein"), which is a number only before a unit. */
  readonly article: boolean;
}
