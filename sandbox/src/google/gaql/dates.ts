import { dayIndex, monthOf, weekday } from '../../world/calendar.js';
import { ads } from '../errors.js';
import type { Condition } from './parse.js';

/** Both ends included; day indices of the account's own calendar. */
export interface DayRange {
  from: number;
  to: number;
}

const named: Record<string, (today: number) => DayRange> = {
  TODAY: (t) => ({ from: t, to: t }),
  YESTERDAY: (t) => ({ from: t - 1, to: t - 1 }),
  LAST_7_DAYS: (t) => ({ from: t - 7, to: t - 1 }),
  LAST_14_DAYS: (t) => ({ from: t - 14, to: t - 1 }),
  LAST_30_DAYS: (t) => ({ from: t - 30, to: t - 1 }),
  LAST_BUSINESS_WEEK: (t) => ({ from: t - weekday(t) - 7, to: t - weekday(t) - 3 }),
  LAST_WEEK_MON_SUN: (t) => ({ from: t - weekday(t) - 7, to: t - weekday(t) - 1 }),
  LAST_WEEK_SUN_SAT: (t) => ({ from: t - ((weekday(t) + 1) % 7) - 7, to: t - ((weekday(t) + 1) % 7) - 1 }),
  THIS_WEEK_MON_TODAY: (t) => ({ from: t - weekday(t), to: t }),
  THIS_WEEK_SUN_TODAY: (t) => ({ from: t - ((weekday(t) + 1) % 7), to: t }),
  THIS_MONTH: (t) => ({ from: monthOf(t).first, to: t }),
  LAST_MONTH: (t) => {
    const end = monthOf(t).first - 1;
    return { from: monthOf(end).first, to: end };
  },
};

function dayOf(value: string): number {
  const day = dayIndex(/^\d{8}$/.test(value) ? value.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3') : value);
  if (Number.isNaN(day)) {
    throw ads(
      400,
      'queryError',
      'INVALID_DATE_FORMAT',
      `Error in query: '${value}' is not a date (YYYY-MM-DD).`,
    );
  }
  return day;
}

/** Days of the oldest detail data; since 2026-06-01 the platform keeps 37 months. */
const RETENTION_DAYS = 1127;

/**
 * The day range that all conditions on `segments.date` leave, or null without any. Throws when it is open at one
 * end, or older than the platform keeps.
 */
export function dayRange(conditions: readonly Condition[], today: number): DayRange | null {
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  const dated = conditions.filter((condition) => condition.field === 'segments.date');
  for (const { operator, values } of dated) {
    const [first = '', second = ''] = values;
    if (operator === 'DURING') {
      const range = named[first]?.(today) ?? { from: today, to: today };
      from = Math.max(from, range.from);
      to = Math.min(to, range.to);
    } else if (operator === 'BETWEEN') {
      from = Math.max(from, dayOf(first));
      to = Math.min(to, dayOf(second));
    } else if (operator === '=') {
      from = Math.max(from, dayOf(first));
      to = Math.min(to, dayOf(first));
    } else if (operator === '>' || operator === '>=') {
      from = Math.max(from, dayOf(first) + (operator === '>' ? 1 : 0));
    } else if (operator === '<' || operator === '<=') {
      to = Math.min(to, dayOf(first) - (operator === '<' ? 1 : 0));
    } else {
      throw ads(
        400,
        'queryError',
        'OPERATOR_FIELD_MISMATCH',
        `Error in query: ${operator} cannot be used on segments.date.`,
      );
    }
  }
  if (dated.length === 0) return null;
  if (!Number.isFinite(from) || !Number.isFinite(to)) {
    throw ads(
      400,
      'queryError',
      'EXPECTED_FILTERS_ON_DATE_RANGE',
      "Error in query: segments.date must be filtered by a finite range, e.g. segments.date BETWEEN '2026-01-01' AND '2026-01-31'.",
    );
  }
  if (from < today - RETENTION_DAYS && from <= to) {
    throw ads(
      400,
      'dateRangeError',
      'REQUESTED_DATE_GRANULARITY_NOT_SUPPORTED',
      'The requested date range exceeds the retention of daily data (37 months).',
    );
  }
  return { from, to };
}
