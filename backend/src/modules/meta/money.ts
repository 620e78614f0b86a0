import { refused } from './refusal.js';

const MICROS = 1_000_000n;

/** Currencies whose smallest unit at Meta is the whole unit; not the same as ISO 4217 (DECISIONS 14). */
const wholeUnits = new Set(['CLP', 'COP', 'CRC', 'HUF', 'ISK', 'IDR', 'JPY', 'KRW', 'PYG', 'TWD', 'VND']);

/** The others that Meta bills in: a hundred to the unit, those with three ISO decimals included. */
const hundredths = new Set(
  (
    'AED ARS AUD BDT BGN BHD BOB BRL CAD CHF CNY CZK DKK DZD EGP EUR GBP GTQ HKD HNL HRK ILS INR JOD KES KWD LKR LTL ' +
    'LVL MOP MXN MYR NGN NIO NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD SKK THB TND TRY TZS UAH USD UYU ' +
    'VEF VES ZAR'
  ).split(' '),
);

/**
 * Micros in one of Meta's minor units: 1,000,000 where the unit is whole, else 10,000.
 * @throws PlatformError `rejected` for a currency we do not know: a factor of a hundred is not to be guessed.
 */
export function minorMicros(currency: string): bigint {
  if (wholeUnits.has(currency)) return MICROS;
  if (hundredths.has(currency)) return MICROS / 100n;
  throw refused('currency', `The money unit of ${currency} at Meta is not known here. Nothing was changed.`);
}

/** `"5000"` in EUR to 50,000,000 micros. */
export function fromMinor(minor: string, currency: string): bigint {
  return BigInt(minor) * minorMicros(currency);
}

/** @throws PlatformError `rejected` when the amount is no whole number of minor units. */
export function toMinor(micros: bigint, currency: string): string {
  const unit = minorMicros(currency);
  if (micros % unit !== 0n)
    throw refused('amount', `${currency} amounts at Meta are whole multiples of ${unit} micros.`, 'to');
  return (micros / unit).toString();
}
