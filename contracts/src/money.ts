import { z } from 'zod';
import { currencySchema } from './common.js';

/** An integer number of micros (1/1,000,000 of the currency's main unit) as a decimal string, since it can exceed 2^53. */
export const microsSchema = z.string().regex(/^-?\d{1,18}$/, 'an integer number of micros as a string');

export const moneySchema = z.object({ micros: microsSchema, currency: currencySchema });
export type Money = z.infer<typeof moneySchema>;

export const MICROS_PER_UNIT = 1_000_000n;

/** `{micros: '60000000', currency: 'EUR'}` from 60000000n and 'EUR'. */
export function money(micros: bigint, currency: string): Money {
  return { micros: micros.toString(), currency };
}

/**
 * Reads a plain decimal such as `12.34` or `-0.5` (dot as separator, no grouping) into micros, rounding half away
 * from zero at the seventh decimal.
 * @throws RangeError when the text is not a plain decimal.
 */
export function decimalToMicros(text: string): bigint {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (!match || (match[2] === '' && (match[3] ?? '') === '')) throw new RangeError(`not a decimal: ${text}`);
  const fraction = (match[3] ?? '').padEnd(7, '0');
  const whole = BigInt(match[2] === '' ? '0' : (match[2] ?? '0')) * MICROS_PER_UNIT;
  const micros = whole + BigInt(fraction.slice(0, 6)) + (Number(fraction[6]) >= 5 ? 1n : 0n);
  return match[1] === '-' ? -micros : micros;
}

/** Writes micros as a plain decimal with at least two and at most six decimals: 12340000n -> `12.34`. */
export function microsToDecimal(micros: bigint): string {
  const sign = micros < 0n ? '-' : '';
  const abs = micros < 0n ? -micros : micros;
  const fraction = (abs % MICROS_PER_UNIT)
    .toString()
    .padStart(6, '0')
    .replace(/0{1,4}$/, '');
  return `${sign}${abs / MICROS_PER_UNIT}.${fraction}`;
}
