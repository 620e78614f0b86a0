import { type DateText, readDate, settle } from './dates.js';

export type Period = { readonly start: string; readonly end: string };

/** A date phrase inside a longer text: ISO, numeric, or with a month's name on either side of the day. */
const PHRASE =
  /\d{4}[-/._]\d{1,2}[-/._]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}\.?(?:er)?(?: de| of)?[ -]\p{L}{3,12}\.?(?: de|,)?[ -]\d{4}|\p{L}{3,12}\.?[ -]\d{1,2}(?:st|nd|rd|th)?,?[ -]\d{4}/giu;

/** `1 - 8 May 2026`, `May 1 - 8, 2026`: one month and year for two days. */
const SHORT_DAY_FIRST = /(\d{1,2})\.?\s*[-–]\s*(\d{1,2})\.?\s+(?:de )?(\p{L}{3,12})\.?\s+(?:de )?(\d{4})/iu;
const SHORT_MONTH_FIRST = /(\p{L}{3,12})\.?\s+(\d{1,2})\s*[-–]\s*(\d{1,2}),?\s+(\d{4})/iu;
/** `1 May - 8 Jun 2026`, `May 1 - Jun 8, 2026`, `1 de maio - 8 de junho de 2026`: one year for two days. */
const ONE_YEAR_DAY_FIRST =
  /(\d{1,2}\.?(?: de)? \p{L}{3,12})\.?\s*[-–]\s*(\d{1,2}\.?(?: de)? \p{L}{3,12}\.?(?: de|,)? (\d{4}))/iu;
const ONE_YEAR_MONTH_FIRST = /(\p{L}{3,12}\.? \d{1,2})\s*[-–]\s*(\p{L}{3,12}\.? \d{1,2}, (\d{4}))/iu;

/**
 * The period a preamble line or a file name speaks of (`1 May 2026 - 8 May 2026`, `8. Januar 2026 - 6. Februar 2026`,
 * `(2025.11.03-2026.02.03)`, `Nov-15-2021-Jan-31-2022`). A single date is a period of one day. Null when it names none,
 * or when day and month could be exchanged.
 */
export function findPeriod(raw: string): Period | null {
  const text = raw.slice(0, 300).normalize('NFKC').replace(/\s+/g, ' ');
  const short =
    shortRange(SHORT_DAY_FIRST.exec(text), (m) => [`${m[1]} ${m[3]} ${m[4]}`, `${m[2]} ${m[3]} ${m[4]}`]) ??
    shortRange(SHORT_MONTH_FIRST.exec(text), (m) => [`${m[1]} ${m[2]} ${m[4]}`, `${m[1]} ${m[3]} ${m[4]}`]) ??
    shortRange(ONE_YEAR_DAY_FIRST.exec(text), (m) => [`${m[1]} ${m[3]}`, m[2] ?? '']) ??
    shortRange(ONE_YEAR_MONTH_FIRST.exec(text), (m) => [`${m[1]} ${m[3]}`, m[2] ?? '']);
  if (short) return short;
  const dates = (text.match(PHRASE) ?? []).slice(0, 2).map((phrase) => readDate(phrase.replaceAll('_', '-')));
  return periodOf(dates);
}

function shortRange(
  match: RegExpExecArray | null,
  parts: (m: RegExpExecArray) => [string, string],
): Period | null {
  if (!match) return null;
  return periodOf(parts(match).map(readDate));
}

function periodOf(dates: readonly DateText[]): Period | null {
  const [first, last = first] = dates;
  if (!first || !last) return null;
  for (const order of ['dmy', 'mdy'] as const) {
    const days = [first, last].map((date) => dayUnder(date, order));
    const reverse = [first, last].map((date) => dayUnder(date, order === 'dmy' ? 'mdy' : 'dmy'));
    if (valid(days) && (!valid(reverse) || days.join() === reverse.join()))
      return { start: days[0], end: days[1] };
  }
  return null;
}

function dayUnder(date: DateText, order: 'dmy' | 'mdy'): string | null {
  if (date.kind === 'day') return date.day;
  return date.kind === 'swap' ? settle(date, order) : null;
}

function valid(days: readonly (string | null)[]): days is [string, string] {
  const [start, end] = days;
  return typeof start === 'string' && typeof end === 'string' && start <= end;
}
