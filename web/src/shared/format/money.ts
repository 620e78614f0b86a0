import { MICROS_PER_UNIT, microsToDecimal } from '@adwright/contracts';
import { ABSENT, LOCALE, NBSP } from './locale.js';

const formatters = new Map<string, Intl.NumberFormat>();

/** Decimal places of a currency: 2 for EUR, 0 for JPY. A code that Intl does not know counts as 2. */
export function currencyDigits(currency: string): number {
  try {
    return (
      new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions()
        .maximumFractionDigits ?? 2
    );
  } catch (error) {
    if (error instanceof RangeError) return 2;
    throw error;
  }
}

function formatterFor(currency: string, whole: boolean): Intl.NumberFormat {
  const key = `${currency}:${whole}`;
  const known = formatters.get(key);
  if (known) return known;
  const digits = whole ? 0 : currencyDigits(currency);
  const made = new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, made);
  return made;
}

export interface AmountOptions {
  /** Leave out the decimals, for large sums and chart axes. */
  readonly whole?: boolean;
}

/** The figure alone, without its currency, for columns whose head names it: `'48000000', 'EUR'` -> `48.00`. */
export function formatAmount(micros: string | null, currency: string, options: AmountOptions = {}): string {
  if (micros === null) return ABSENT;
  // The decimal string goes to Intl as text: an amount above 2^53 micros keeps every digit.
  const decimal = microsToDecimal(BigInt(micros)) as `${number}`;
  return formatterFor(currency, options.whole ?? false).format(decimal);
}

/** `'48000000', 'EUR'` -> `48.00 EUR`, the two kept on one line. */
export function formatMoney(micros: string | null, currency: string, options: AmountOptions = {}): string {
  if (micros === null) return ABSENT;
  return `${formatAmount(micros, currency, options)}${NBSP}${currency}`;
}

/** Micros as a number of main units, for drawing only: charts need no more than a float holds. */
export function microsToNumber(micros: string | null): number | null {
  return micros === null ? null : Number(BigInt(micros)) / Number(MICROS_PER_UNIT);
}

/** Difference of two amounts in micros, as a string. */
export function subtractMicros(a: string, b: string): string {
  return (BigInt(a) - BigInt(b)).toString();
}

/** Cost per unit (click, conversion) in micros, rounded half up; null when either side is unknown or zero. */
export function microsPer(micros: string | null, count: number | null): string | null {
  if (micros === null || count === null || count <= 0) return null;
  // Counts can be fractional (modelled conversions); six decimals are what the API stores.
  const scaled = BigInt(Math.round(count * 1_000_000));
  if (scaled === 0n) return null;
  return ((BigInt(micros) * 1_000_000n * 2n + scaled) / (scaled * 2n)).toString();
}
