/** Fixed-point arithmetic on decimal text with six decimals: micros of money, and fractional counts alike. */

const SCALE = 6;
const MAX_DIGITS = 40;

/**
 * Reads a plain decimal (`-12.3456789`, dot as separator) as an integer of millionths, rounded half away from zero.
 * Null when the text is not one or is longer than any figure can be.
 */
export function toMicros(decimal: string): bigint | null {
  if (/^\d{1,9}$/.test(decimal)) return BigInt(Number(decimal) * 1_000_000);
  const match = /^(-?)(\d{0,40})(?:\.(\d*))?$/.exec(decimal.length > 4 * MAX_DIGITS ? '' : decimal);
  if (!match || ((match[2] ?? '') === '' && (match[3] ?? '') === '')) return null;
  const fraction = (match[3] ?? '').padEnd(SCALE + 1, '0');
  const scaled = BigInt((match[2] ?? '') + fraction.slice(0, SCALE));
  const rounded = scaled + (fraction.charCodeAt(SCALE) >= 53 ? 1n : 0n);
  return match[1] === '-' ? -rounded : rounded;
}

/** Writes millionths as the shortest decimal: 11000000n -> `11`, 12500000n -> `12.5`. */
export function fromMicros(micros: bigint): string {
  const abs = micros < 0n ? -micros : micros;
  const fraction = (abs % 1_000_000n).toString().padStart(SCALE, '0').replace(/0+$/, '');
  const whole = (abs / 1_000_000n).toString();
  return `${micros < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Moves the decimal point for `1.2E+03` style text; null when the exponent is beyond any figure. */
export function applyExponent(digits: string, exponent: number): string | null {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 30) return null;
  const negative = digits.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? digits.slice(1) : digits).split('.');
  const all = whole + fraction;
  const point = whole.length + exponent;
  const padded = point < 0 ? '0'.repeat(-point) + all : all.padEnd(point, '0');
  const at = Math.max(point, 0);
  const text = `${padded.slice(0, at) || '0'}${at < padded.length ? `.${padded.slice(at)}` : ''}`;
  return negative ? `-${text}` : text;
}
