import { dateOf } from '../../world/calendar.js';
import { dayRange } from './dates.js';
import type { Condition } from './parse.js';

/** Rewrites a named range (DURING LAST_7_DAYS) on a date-time field to a range of text; others pass unchanged. */
export function withoutNamedRange(condition: Condition, today: number): Condition {
  if (condition.operator !== 'DURING') return condition;
  const range = dayRange([{ ...condition, field: 'segments.date' }], today);
  if (!range) return condition;
  return { ...condition, operator: 'BETWEEN', values: [dateOf(range.from), `${dateOf(range.to)} 23:59:59`] };
}
