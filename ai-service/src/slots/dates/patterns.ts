import type { Language } from '@adwright/contracts';
import {
  addDays,
  addMonths,
  daysInMonth,
  exists,
  formatDay,
  mondayOf,
  nextDayOfMonth,
  nextOn,
  parseDay,
} from './calendar.js';
import { numericPatterns } from './numeric.js';
import { both, type DatePattern, type DateRead, form, indexIn, yearOf } from './pattern.js';
import { weekdayPatterns, weekOfWeekdayPatterns } from './weekdays.js';
import type { DateLexicon } from './words/lexicon.js';

/** The more words a pattern takes, the earlier it stands: a later one leaves alone what an earlier one took. */
export function datePatterns(words: DateLexicon, language: Language): DatePattern[] {
  const month = `(?<month>${words.months.join('|')})\\.?`;
  const day = `(?:(?<day>\\d{1,2})(?<suffix>${words.daySuffix})?|(?<nth>${words.ordinals.join('|')}))`;
  const year = `(?:,? ?(?:(?:${words.of}) )?(?<year>(?:19|20)\\d{2}|'\\d{2})(?![.,]\\d))?`;
  const weekday = `(?:(?<weekday>${words.weekdays.join('|')})\\.?,? (?:(?:${words.onThe}|${words.of}) )?)?`;
  const count = `(?<count>\\d{1,3}|${words.counts.join('|')})`;
  const unit = `(?:(?<days>${words.units.day})|(?<weeks>${words.units.week})|(?<fortnights>${words.units.fortnight})|(?<months>${words.units.month})|(?<years>${words.units.year}))`;
  const countOf = (text = '') => (/^\d/.test(text) ? Number(text) : indexIn(words.counts, text));
  const shifted = (groups: Readonly<Record<string, string | undefined>>, today: string, sign: 1 | -1) => {
    const n = sign * countOf(groups.count);
    if (groups.months !== undefined) return addMonths(today, n);
    if (groups.years !== undefined) return addMonths(today, 12 * n);
    return addDays(today, n * (groups.weeks === undefined ? (groups.fortnights === undefined ? 1 : 14) : 7));
  };
  const ofMonth: DatePattern['read'] = (groups, { today }) => {
    const at = indexIn(words.months, groups.month ?? '');
    const date = groups.day === undefined ? indexIn(words.ordinals, groups.nth ?? '') : Number(groups.day);
    if (groups.year === undefined) {
      const next = nextOn(today, at, date);
      return next === null ? noSuchDay(today, at) : { day: next };
    }
    const named = yearOf(groups.year, today);
    return date >= 1 && date <= daysInMonth(named, at)
      ? { day: formatDay({ year: named, month: at, day: date }) }
      : noSuchDay(today, at);
  };
  const edge = (edgeWords: string, pick: 'first' | 'middle' | 'last'): DatePattern[] => {
    const at = (year: number, monthAt: number): DateRead => {
      const last = daysInMonth(year, monthAt);
      const date = pick === 'last' ? last : pick === 'first' ? 1 : 15;
      const read = { day: formatDay({ year, month: monthAt, day: date }) };
      // Only an end is one day; a beginning is several.
      return pick === 'last' ? read : { ...read, doubt: 'vague' };
    };
    return [
      {
        form: form(`(?:${edgeWords}) ?(?:${words.of} )?${month}${year}`),
        read: (groups, { today }) => {
          const monthAt = indexIn(words.months, groups.month ?? '');
          const now = parseDay(today);
          const own =
            groups.year === undefined ? now.year + (monthAt < now.month ? 1 : 0) : yearOf(groups.year, today);
          return at(own, monthAt);
        },
      },
      {
        form: form(
          `(?:${edgeWords}) (?:(?:${words.of}) )?(?:(?<following>${nextMonth(words)})|${words.theMonth})`,
        ),
        read: (groups, { today }) => {
          const then = parseDay(
            groups.following === undefined ? today : addMonths(`${today.slice(0, 8)}01`, 1),
          );
          return at(then.year, then.month);
        },
      },
      {
        form: form(`(?:${edgeWords}) (?:(?:${words.of}) )?(?:${words.theYear})`),
        read: (_, { today }) =>
          at(Number(today.slice(0, 4)), pick === 'last' ? 12 : pick === 'first' ? 1 : 6),
      },
    ];
  };
  return [
    ...numericPatterns(words, language),
    {
      form: form(`${weekday}(?:(?:${words.onThe}) )?${day} ?-?(?:(?:${words.of}) )?-?${month}${year}`),
      read: ofMonth,
    },
    { form: form(`${weekday}${month} ?-?(?:(?:${words.of}) )?${day}${year}`), read: ofMonth },
    {
      form: form(
        `(?:(?:${words.onThe}) )?${day} (?:(?:${words.of}) )?(?:(?<following>${nextMonth(words)})|${words.theMonth})`,
      ),
      read: (groups, { today }) => {
        const date =
          groups.day === undefined ? indexIn(words.ordinals, groups.nth ?? '') : Number(groups.day);
        const month = parseDay(
          groups.following === undefined ? today : addMonths(`${today.slice(0, 8)}01`, 1),
        );
        const named = { ...month, day: date };
        return exists(named) ? { day: formatDay(named) } : null;
      },
    },
    { form: form(words.never), read: () => ({ day: 'none' }) },
    ...edge(words.endOf, 'last'),
    ...edge(words.startOf, 'first'),
    ...edge(words.middleOf, 'middle'),
    ...words.relative.map(
      ([phrase, days]): DatePattern => ({
        form: form(phrase),
        read: (_, { today }) => ({ day: addDays(today, days) }),
      }),
    ),
    ...ahead(words, count, unit).map(
      (source): DatePattern => ({
        form: form(source),
        read: (groups, { today }) => ({ day: shifted(groups, today, 1) }),
      }),
    ),
    ...around(words.ago, count, unit).map(
      (source): DatePattern => ({
        form: form(source),
        read: (groups, { today }) => ({ day: shifted(groups, today, -1) }),
      }),
    ),
    ...weekOfWeekdayPatterns(words),
    ...weekdayPatterns(words),
    {
      form: form(both(words.next, words.units.week)),
      read: (_, { today }) => ({ day: addDays(mondayOf(today), 7), doubt: 'vague' }),
    },
    {
      form: form(nextMonth(words)),
      read: (_, { today }) => ({ day: `${addMonths(`${today.slice(0, 8)}01`, 1)}`, doubt: 'vague' }),
    },
    {
      form: form(`(?:${words.onThe}) ${day}(?! ?(?:[.,:/]\\d|%|${words.units.day}|[$€£]))`),
      read: (groups, ctx) => {
        const date =
          groups.day === undefined ? indexIn(words.ordinals, groups.nth ?? '') : Number(groups.day);
        const next = date >= 1 && date <= 31 ? nextDayOfMonth(ctx.today, date) : null;
        if (next === null) return null;
        // "the 15" is a day only to somebody who asked for one; "the 15th" is one anyway.
        const bare =
          groups.day !== undefined &&
          groups.suffix === undefined &&
          language === 'en' &&
          ctx.expecting !== 'date';
        return bare ? null : { day: next };
      },
    },
    { form: form(words.now), read: () => ({ day: 'now' }) },
    {
      form: form(month),
      read: (groups, { today, expecting }) => {
        const at = indexIn(words.months, groups.month ?? '');
        // "may" and "mar" are words as well.
        if ((groups.month ?? '').length <= 3 && expecting !== 'date') return null;
        return { day: nextOn(today, at, 1) ?? today, doubt: 'vague' };
      },
    },
  ];
}

function noSuchDay(today: string, month: number): DateRead {
  return { day: nextOn(today, month, 1) ?? today, doubt: 'no_such_day' };
}

function nextMonth(words: DateLexicon): string {
  return both(words.next, words.units.month);
}

function around(
  { before, after }: { readonly before: string; readonly after: string },
  count: string,
  unit: string,
): string[] {
  return [
    ...(before === '' ? [] : [`(?:${before}) ${count} ?${unit}`]),
    ...(after === '' ? [] : [`${count} ?${unit} (?:${after})`]),
  ];
}

/** "within 3 days" is no day, "in 3 days" is. */
function ahead(words: DateLexicon, count: string, unit: string): string[] {
  return around(words.ahead, count, unit);
}
