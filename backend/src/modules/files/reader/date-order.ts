import { type DateText, settle } from './dates.js';
import type { DateOrder } from './types.js';

export type OrderFound =
  | { readonly kind: 'settled'; readonly order: DateOrder; readonly how: string }
  | { readonly kind: 'ask'; readonly reason: string };

/**
 * Settles whether day or month comes first in dates such as `3/4/2026`, from all rows of the file: a number above 12
 * can only be a day; and when the report's own period is known, only one order may fit it.
 */
export function findDateOrder(
  dates: Iterable<DateText>,
  period: { start: string; end: string } | null,
): OrderFound | null {
  let dayFirst = 0;
  let monthFirst = 0;
  let open = 0;
  const inside = { dmy: true, mdy: true };
  let example = '';
  for (const date of dates) {
    if (date.kind !== 'swap') continue;
    if (date.a > 12) dayFirst += 1;
    else if (date.b > 12) monthFirst += 1;
    else open += 1;
    example ||= `${date.a}/${date.b}/${date.year}`;
    if (period) {
      for (const order of ['dmy', 'mdy'] as const) {
        const day = settle(date, order);
        if (day === null || day < period.start || day > period.end) inside[order] = false;
      }
    }
  }
  if (dayFirst + monthFirst + open === 0) return null;
  if (dayFirst > 0 && monthFirst > 0) {
    return {
      kind: 'ask',
      reason: `${dayFirst} dates can only be day/month and ${monthFirst} only month/day; the others could be either.`,
    };
  }
  if (dayFirst > 0) return { kind: 'settled', order: 'dmy', how: 'a first number above 12 occurs' };
  if (monthFirst > 0) return { kind: 'settled', order: 'mdy', how: 'a second number above 12 occurs' };
  if (period && inside.dmy !== inside.mdy) {
    return {
      kind: 'settled',
      order: inside.dmy ? 'dmy' : 'mdy',
      how: 'only this order fits the period of the report',
    };
  }
  return { kind: 'ask', reason: `Dates such as ${example} read both ways in every row of the file.` };
}
