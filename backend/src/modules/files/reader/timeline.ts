import { cellText, isEmptyName } from './cells.js';
import type { Column } from './column.js';
import type { Period } from './date-range.js';
import { addDays, type DateText, isoDay, monthSpan, readDate, settle } from './dates.js';
import { monthOf } from './month-names.js';
import type { DateOrder, TableRow } from './types.js';
import { dayInZone } from './zone.js';

/** Which columns say when a row happened, best first. */
export type TimePlan =
  | { readonly kind: 'day'; readonly column: Column; readonly hour: Column | null }
  | { readonly kind: 'parts'; readonly day: Column; readonly month: Column; readonly year: Column | null }
  | { readonly kind: 'span'; readonly column: Column; readonly unit: 'week' | 'month' | 'quarter' }
  | { readonly kind: 'range'; readonly start: Column; readonly end: Column }
  | { readonly kind: 'file'; readonly hour: Column | null };

/** When a row happened; `hour` is null for a whole day or longer. */
export type RowTime = { readonly start: string; readonly end: string; readonly hour: number | null };
export type TimeRead = RowTime | { readonly problem: string; readonly column: string };

/**
 * Chooses the finest time the table has. A column of dates beats reporting periods, which merely frame it. Columns
 * only called start and end date may be a campaign's own dates: `framed` says the report's period is known without them.
 */
export function planTime(columns: readonly Column[], framed: boolean): TimePlan {
  const find = (role: Column['role']): Column | null =>
    columns.find((column) => column.role === role) ?? null;
  const [date, month, year, hour] = [find('date'), find('month'), find('year'), find('hour')];
  if (date && date.name === 'day_of_month' && month) return { kind: 'parts', day: date, month, year };
  if (date) return { kind: 'day', column: date, hour };
  const week = find('week');
  if (week) return { kind: 'span', column: week, unit: 'week' };
  if (month && month.name !== 'month_of_year') return { kind: 'span', column: month, unit: 'month' };
  const quarter = find('quarter');
  if (quarter) return { kind: 'span', column: quarter, unit: 'quarter' };
  const [start, end] = [find('period_start'), find('period_end')];
  const reporting = start !== null && (start.hint !== null || start.how === 'mapping' || !framed);
  if (start && end && reporting) return { kind: 'range', start, end };
  if (start && !end && start.hint !== null) return { kind: 'day', column: start, hour };
  return { kind: 'file', hour };
}

/** Columns whose cells hold dates under a plan. */
export function dateColumns(plan: TimePlan): readonly Column[] {
  if (plan.kind === 'day' || plan.kind === 'span') return [plan.column];
  return plan.kind === 'range' ? [plan.start, plan.end] : [];
}

export type TimeContext = {
  readonly plan: TimePlan;
  readonly order: DateOrder;
  /** Period of the whole file: from its preamble, its name or an answer. */
  readonly filePeriod: Period | null;
  /** Year and first month for dates written without a year. */
  readonly firstDay: string | null;
  readonly timeZone: string | null;
};

/** Reads when each row happened; cells repeat, so what a text means is remembered. */
export class Timeline {
  private readonly known = new Map<string, DateText>();

  constructor(private readonly context: TimeContext) {}

  read(row: TableRow): TimeRead {
    const { plan } = this.context;
    switch (plan.kind) {
      case 'day':
        return this.readDay(row, plan.column, plan.hour);
      case 'parts':
        return this.readParts(row, plan.day, plan.month, plan.year);
      case 'span':
        return this.readSpan(row, plan.column, plan.unit);
      case 'range':
        return this.readRange(row, plan.start, plan.end);
      case 'file': {
        const period = this.context.filePeriod;
        if (!period) return { problem: 'the period is not known', column: '' };
        return { ...period, hour: readHour(row, plan.hour) };
      }
    }
  }

  /** What a date cell says, whatever its order; used to settle the order first. */
  parse(text: string): DateText {
    const seen = this.known.get(text);
    if (seen) return seen;
    const date = readDate(serialDate(text) ?? text);
    if (this.known.size < 100_000) this.known.set(text, date);
    return date;
  }

  private readDay(row: TableRow, column: Column, hourColumn: Column | null): TimeRead {
    const found = this.resolve(row, column);
    if ('problem' in found) return found;
    return { ...found, hour: readHour(row, hourColumn) ?? found.hour };
  }

  private resolve(row: TableRow, column: Column): TimeRead {
    const text = cellText(row.cells[column.index]).trim();
    const problem = (why: string): TimeRead => ({ problem: why, column: column.header });
    if (isEmptyName(text)) return problem('the date is missing');
    const date = this.parse(text);
    if (date.kind === 'bad') return problem(`"${text.slice(0, 60)}" is not a date`);
    if (date.kind === 'span') return { start: date.start, end: date.end, hour: null };
    if (date.kind === 'swap') {
      const day = settle(date, this.context.order);
      return day
        ? { start: day, end: day, hour: date.hour }
        : problem(`"${text}" is no day as ${this.context.order}`);
    }
    if (date.zoned && this.context.timeZone) {
      const local = dayInZone(text, this.context.timeZone);
      return local
        ? { start: local.day, end: local.day, hour: local.hour }
        : problem(`"${text}" is not an instant`);
    }
    return { start: date.day, end: date.day, hour: date.hour };
  }

  private readSpan(row: TableRow, column: Column, unit: 'week' | 'month' | 'quarter'): TimeRead {
    const found = this.resolve(row, column);
    if ('problem' in found || found.start !== found.end) return found;
    if (unit === 'week') return { start: found.start, end: addDays(found.start, 6), hour: null };
    const [year = 0, month = 0] = found.start.split('-').map(Number);
    const first = monthSpan(year, month);
    const last = monthSpan(year, unit === 'quarter' ? Math.ceil(month / 3) * 3 : month);
    if (first.kind !== 'span' || last.kind !== 'span') return found;
    return { start: first.start, end: last.end, hour: null };
  }

  private readRange(row: TableRow, start: Column, end: Column): TimeRead {
    const from = this.resolve(row, start);
    if ('problem' in from) return from;
    const to = this.resolve(row, end);
    if ('problem' in to) return to;
    if (from.start > to.end) return { problem: 'the period ends before it starts', column: end.header };
    return { start: from.start, end: to.end, hour: null };
  }

  private readParts(row: TableRow, day: Column, month: Column, year: Column | null): TimeRead {
    const text = (column: Column): string => cellText(row.cells[column.index]).trim();
    const monthNumber = monthOf(text(month)) ?? Number(text(month));
    const known = year ? Number(text(year)) : this.yearFor(monthNumber);
    const iso = isoDay(known, monthNumber, Number(text(day)));
    if (!iso)
      return { problem: `"${text(month)} ${text(day)}" is not a day of ${known}`, column: day.header };
    return { start: iso, end: iso, hour: null };
  }

  /** Months before the first one belong to the next year. */
  private yearFor(month: number): number {
    const [year = 0, first = 1] = (this.context.firstDay ?? '').split('-').map(Number);
    return month < first ? year + 1 : year;
  }
}

/** Excel's serial number of a day (45292 = 2024-01-01) where a spreadsheet dropped the date format. */
function serialDate(text: string): string | null {
  if (!/^[34]\d{4}(?:\.0+)?$/.test(text)) return null;
  return addDays('1899-12-30', Number.parseInt(text, 10));
}

/** `13`, `13:00`, `13:00:00 - 13:59:59`, `1 PM`: the hour a row covers. */
function readHour(row: TableRow, column: Column | null): number | null {
  if (!column) return null;
  const text = cellText(row.cells[column.index]).trim();
  const match = /^(\d{1,2})(?::\d{2})?(?::\d{2})?\s*(?:h|uhr)?\s*(am|pm)?\b/i.exec(text);
  if (!match) return null;
  const hour = Number(match[1]);
  if (match[2]) return (hour % 12) + (/^p/i.test(match[2]) ? 12 : 0);
  return hour <= 23 ? hour : null;
}
