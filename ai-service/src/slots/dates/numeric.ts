import type { Language } from '@adwright/contracts';
import type { ReadContext } from '../reading.js';
import { exists, formatDay, nextOn } from './calendar.js';
import { type DatePattern, type DateRead, form, yearOf } from './pattern.js';
import type { DateLexicon } from './words/lexicon.js';

/** Which of two numbers is the day: by the account's country, else by the language's custom, else nobody knows. */
function order(ctx: ReadContext, mark: string): 'day' | 'month' | 'either' {
  if (ctx.locale !== undefined && ctx.locale.split('-')[0] === ctx.language && ctx.locale.includes('-')) {
    const parts = new Intl.DateTimeFormat(ctx.locale, { day: 'numeric', month: 'numeric', year: 'numeric' })
      .formatToParts(0)
      .map(({ type }) => type);
    return parts.indexOf('month') < parts.indexOf('day') ? 'month' : 'day';
  }
  // Points between numbers are a European way of writing, day first; English slashes are either.
  if (mark === '.') return 'day';
  return ctx.language === 'en' ? 'either' : 'day';
}

function dayMonth(
  first: number,
  second: number,
  year: number | null,
  mark: string,
  ctx: ReadContext,
): DateRead | null {
  const day = (month: number, date: number): string | null => {
    if (year === null) return nextOn(ctx.today, month, date);
    return exists({ year, month, day: date }) ? formatDay({ year, month, day: date }) : null;
  };
  const dayFirst = day(second, first);
  const monthFirst = day(first, second);
  if (dayFirst === null || monthFirst === null) {
    const only = dayFirst ?? monthFirst;
    return only === null ? null : { day: only };
  }
  if (dayFirst === monthFirst) return { day: dayFirst };
  const custom = order(ctx, mark);
  if (custom === 'day') return { day: dayFirst };
  if (custom === 'month') return { day: monthFirst };
  return { day: dayFirst, doubt: 'day_or_month', others: [monthFirst] };
}

/** 2026-12-01, 01.12.2026, 1/12/26 and, where somebody asked for a day, 1.12. and 1/12. */
export function numericPatterns(words: DateLexicon, language: Language): DatePattern[] {
  const weekday = `(?:(?<weekday>${words.weekdays.join('|')})\\.?,? (?:(?:${words.onThe}|${words.of}) )?)?`;
  return [
    {
      form: form(
        `${weekday}(?<year>(?:19|20)\\d{2})(?<mark>[-/.])(?<second>\\d{1,2})\\k<mark>(?<first>\\d{1,2})`,
      ),
      read: ({ year, second, first }) => {
        const read = { year: Number(year), month: Number(second), day: Number(first) };
        return exists(read) ? { day: formatDay(read) } : null;
      },
    },
    {
      form: form(
        `${weekday}(?<first>\\d{1,2})(?<mark>[-/.]) ?(?<second>\\d{1,2})\\k<mark> ?(?<year>(?:19|20)\\d{2}|\\d{2})(?![.,:/-]\\d)`,
      ),
      read: ({ first, second, mark = '', year = '' }, ctx) =>
        dayMonth(Number(first), Number(second), yearOf(year, ctx.today), mark, ctx),
    },
    {
      // A German point behind the month makes it a day: "am 3.12.".
      form: form(`${weekday}(?<first>\\d{1,2})\\. ?(?<second>\\d{1,2})\\.(?!\\d)`),
      read: ({ first, second }, ctx) =>
        language === 'de' ? dayMonth(Number(first), Number(second), null, '.', ctx) : null,
    },
    {
      form: form(`${weekday}(?<first>\\d{1,2})(?<mark>[/-])(?<second>\\d{1,2})(?![.,/-]\\d)(?! ?[€$£%])`),
      read: ({ first, second, mark = '', weekday: named }, ctx) => {
        if (ctx.expecting !== 'date' && named === undefined) return null;
        const read = dayMonth(Number(first), Number(second), null, mark, ctx);
        // "4-22" is as well a score, a range or a name.
        return read && mark === '-' && named === undefined ? { doubt: 'day_or_month', ...read } : read;
      },
    },
  ];
}
