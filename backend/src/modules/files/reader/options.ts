import { isCurrencyCode } from './currencies.js';
import { isIsoDay } from './dates.js';
import { RefusedError } from './refusal.js';
import type { ReadOptions } from './types.js';
import { isTimeZone } from './zone.js';

/**
 * Checks the answers a person gave.
 * @throws RefusedError `invalid_option` naming the field.
 */
export function checkOptions(options: ReadOptions): void {
  const bad = (field: string, why: string): never => {
    throw new RefusedError('invalid_option', `${field}: ${why}.`);
  };
  const { currency, periodStart, periodEnd, timeZone } = options;
  if (currency !== undefined && !isCurrencyCode(currency))
    bad('currency', `"${currency}" is not an ISO 4217 code`);
  if (periodStart !== undefined && !isIsoDay(periodStart))
    bad('periodStart', `"${periodStart}" is not a day YYYY-MM-DD`);
  if (periodEnd !== undefined && !isIsoDay(periodEnd))
    bad('periodEnd', `"${periodEnd}" is not a day YYYY-MM-DD`);
  if (periodStart && periodEnd && periodStart > periodEnd) bad('periodEnd', 'it lies before periodStart');
  if (options.year !== undefined && !(options.year >= 1990 && options.year <= 2099))
    bad('year', 'it is not between 1990 and 2099');
  if (timeZone !== undefined && !isTimeZone(timeZone))
    bad('timeZone', `"${timeZone}" is not an IANA time zone`);
}
