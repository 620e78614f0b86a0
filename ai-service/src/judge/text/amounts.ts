import { microsToDecimal } from '@adwright/contracts';
import { type Day, dateOf } from '../account/days.js';

/**
 * Currencies without a minor unit in practice: those of DECISIONS 14, which ad platforms budget in whole units, and
 * the rest of ISO 4217's zero-decimal ones.
 */
const WHOLE_UNITS = new Set(
  'BIF CLP COP CRC DJF GNF HUF IDR ISK JPY KMF KRW PYG RWF TWD UGX VND VUV XAF XOF XPF'.split(' '),
);

/** Decimals a budget in this currency is written with. */
export function decimalsOf(currency: string): 0 | 2 {
  return WHOLE_UNITS.has(currency) ? 0 : 2;
}

/** `1,250.00` from 1250000000 micros of EUR, `5,000` of JPY. */
export function amount(micros: number | bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const exact = typeof micros === 'bigint' ? micros : BigInt(Math.round(micros));
  return Number(microsToDecimal(exact)).toLocaleString('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** `1,250.00 EUR`. */
export function money(micros: number | bigint, currency: string): string {
  return `${amount(micros, currency)} ${currency}`;
}

/** A count without needless decimals: `12`, `3.4`, `1,204`. */
export function count(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });
}

/** `12.5 %` from 0.125; small ones keep two decimals. */
export function percent(ratio: number): string {
  const value = ratio * 100;
  return `${value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 1 ? 2 : 1 })} %`;
}

/** `12 Nov 2026`. */
export function dayText(day: Day): string {
  return new Date(`${dateOf(day)}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
