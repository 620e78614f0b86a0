import { monthOf } from './month-names.js';
import type { DateOrder } from './types.js';

/**
 * What a cell or phrase says about time. `day` and `span` are settled; `swap` is a numeric date whose day and month
 * could be exchanged; `day_month` has no year.
 */
export type DateText =
  | { readonly kind: 'day'; readonly day: string; readonly hour: number | null; readonly zoned: boolean }
  | {
      readonly kind: 'swap';
      readonly a: number;
      readonly b: number;
      readonly year: number;
      readonly hour: number | null;
    }
  | { readonly kind: 'span'; readonly start: string; readonly end: string }
  | { readonly kind: 'bad' };

const BAD: DateText = { kind: 'bad' };
const TIME =
  /[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(am|pm|a\. ?m\.|p\. ?m\.)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const YEAR_MONTH = /^(\d{4})[-/.](\d{1,2})$|^(\d{1,2})[-/.](\d{4})$/;
const RANGE = /^(.{6,40}?)\s*(?:\s[-–—]\s|–|—|\sto\s|\sbis\s|\sau\s|\sal\s|\sat[eé]\s|\.\.)\s*(.{6,40})$/i;

/** `YYYY-MM-DD` of a real calendar day between 1990 and 2099; null otherwise. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** True for a `YYYY-MM-DD` that exists. */
export function isIsoDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && isoDay(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** First and last day of a month. */
export function monthSpan(year: number, month: number): DateText {
  const start = isoDay(year, month, 1);
  const end = isoDay(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
  return start && end ? { kind: 'span', start, end } : BAD;
}

/** The day `days` after `day`. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Reads one date in any of the shapes exports use. Pure: an ambiguous order stays ambiguous here. */
export function readDate(raw: string): DateText {
  let text = raw.trim();
  if (text.length < 4 || text.length > 90) return BAD;
  const range = RANGE.exec(text);
  if (range) return readRange(range[1] ?? '', range[2] ?? '');
  let hour: number | null = null;
  let zoned = false;
  const time = TIME.exec(text);
  if (time) {
    hour = clockHour(Number(time[1]), time[4]);
    if (hour === null) return BAD;
    zoned = time[5] !== undefined;
    if (hour === 0 && Number(time[2]) === 0 && Number(time[3] ?? 0) === 0 && !zoned) hour = null;
    text = text.slice(0, time.index).trim();
  }
  const found = readNumeric(text, hour, zoned) ?? readWords(text, hour, zoned);
  return found ?? BAD;
}

function clockHour(hour: number, half: string | undefined): number | null {
  if (hour > 24) return null;
  if (half === undefined) return hour % 24;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function readRange(from: string, to: string): DateText {
  const start = readDate(from);
  const end = readDate(to);
  if (start.kind === 'day' && end.kind === 'day' && start.day <= end.day) {
    return { kind: 'span', start: start.day, end: end.day };
  }
  return BAD;
}

function dayOf(year: number, month: number, day: number, hour: number | null, zoned: boolean): DateText {
  const iso = isoDay(year, month, day);
  return iso ? { kind: 'day', day: iso, hour, zoned } : BAD;
}

function readNumeric(text: string, hour: number | null, zoned: boolean): DateText | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]), hour, zoned);
  const compact = COMPACT.exec(text);
  if (compact) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]), hour, zoned);
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [a, b] = [Number(numeric[1]), Number(numeric[3])];
    const year = fullYear(numeric[4] ?? '');
    // Dots are a European writing: the day comes first.
    if (numeric[2] === '.') return dayOf(year, b, a, hour, zoned);
    if (a > 31 || b > 31 || (a > 12 && b > 12) || a < 1 || b < 1) return BAD;
    if (a === b) return dayOf(year, a, b, hour, zoned);
    return { kind: 'swap', a, b, year, hour };
  }
  const yearMonth = YEAR_MONTH.exec(text);
  if (yearMonth) {
    return monthSpan(Number(yearMonth[1] ?? yearMonth[4]), Number(yearMonth[2] ?? yearMonth[3]));
  }
  return null;
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** `Thu, 5 Feb 2026`, `Feb 5, 2026`, `5. Februar 2026`, `5 de maio de 2026`, `05-Feb-26`, `Februar 2026`, `Q1 2026`. */
function readWords(text: string, hour: number | null, zoned: boolean): DateText | null {
  const quarter = /^(?:Q([1-4])[ -/]*(\d{4})|(\d{4})[ -/]*Q([1-4]))$/i.exec(text);
  if (quarter) return quarterSpan(Number(quarter[2] ?? quarter[3]), Number(quarter[1] ?? quarter[4]));
  const tokens = text.match(/\p{L}+|\d+/gu) ?? [];
  if (tokens.length < 2 || tokens.length > 8) return null;
  let month: number | null = null;
  const numbers: string[] = [];
  for (const token of tokens) {
    if (/^\d/.test(token)) numbers.push(token);
    else month ??= monthOf(token);
  }
  if (month === null || numbers.length === 0 || numbers.length > 2) return null;
  const yearAt = numbers.findIndex((token) => token.length === 4);
  if (numbers.length === 1) return yearAt === 0 ? monthSpan(Number(numbers[0]), month) : null;
  const year = yearAt === -1 ? fullYear(numbers[1] ?? '') : Number(numbers[yearAt]);
  const day = Number(numbers[yearAt === 0 ? 1 : 0]);
  return dayOf(year, month, day, hour, zoned);
}

function quarterSpan(year: number, quarter: number): DateText {
  const first = monthSpan(year, quarter * 3 - 2);
  const last = monthSpan(year, quarter * 3);
  return first.kind === 'span' && last.kind === 'span'
    ? { kind: 'span', start: first.start, end: last.end }
    : BAD;
}

/** Settles a `swap` under an order; null when that day does not exist. */
export function settle(date: Extract<DateText, { kind: 'swap' }>, order: DateOrder): string | null {
  return order === 'dmy' ? isoDay(date.year, date.b, date.a) : isoDay(date.year, date.a, date.b);
}
