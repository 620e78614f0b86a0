import { addDays, mondayOf, nextDayOfMonth, weekdayOf } from './calendar.js';
import { both, type DatePattern, form, indexIn } from './pattern.js';
import type { DateLexicon } from './words/lexicon.js';

/** "Monday", "this Friday", "next Monday", "lundi prochain". */
export function weekdayPatterns(words: DateLexicon): DatePattern[] {
  const weekday = words.weekdays.map((names) =>
    names
      .split('|')
      .filter((name) => name.length > 3)
      .join('|'),
  );
  const short = words.weekdays.map((names) =>
    names
      .split('|')
      .filter((name) => name.length <= 3)
      .join('|'),
  );
  const any = words.weekdays.join('|');
  const at = (text: string) => indexIn(words.weekdays, text);
  /** The first such day after today. */
  const coming = (today: string, wanted: number) => addDays(today, ((wanted - weekdayOf(today) + 6) % 7) + 1);
  const named = (source: string) => source.replaceAll('@', `(?<name>${any})`);
  const twice = (around: { readonly before: string; readonly after: string }) =>
    [
      ...(around.before === '' ? [] : [{ before: around.before, after: '' }]),
      ...(around.after === '' ? [] : [{ before: '', after: around.after }]),
    ].map((side) => named(both(side, '@')));
  return [
    ...twice(words.next).map(
      (source): DatePattern => ({
        form: form(source),
        read: (groups, { today }) => {
          const wanted = at(groups.name ?? '');
          const first = coming(today, wanted);
          const ofNextWeek = addDays(mondayOf(today), 6 + wanted);
          // Half of all people mean the one in the week after; where both are one day nobody needs to be asked.
          return first === ofNextWeek
            ? { day: first }
            : { day: first, doubt: 'two_values', others: [ofNextWeek] };
        },
      }),
    ),
    ...twice(words.this).map(
      (source): DatePattern => ({
        form: form(source),
        read: (groups, { today }) => {
          const day = addDays(mondayOf(today), at(groups.name ?? '') - 1);
          return day >= today ? { day } : { day: addDays(day, 7), doubt: 'vague', others: [day] };
        },
      }),
    ),
    ...twice(words.last).map(
      (source): DatePattern => ({
        form: form(source),
        read: (groups, { today }) => {
          const next = coming(today, at(groups.name ?? ''));
          return { day: addDays(next, next === addDays(today, 7) ? -14 : -7), doubt: 'vague' };
        },
      }),
    ),
    {
      form: form(`(?<name>${weekday.filter((names) => names !== '').join('|')})`),
      read: (groups, { today }) => comingOrToday(today, at(groups.name ?? ''), coming),
    },
    {
      // "so", "sat", "mar" are words as well: short names count only as an answer.
      form: form(`(?<name>${short.filter((names) => names !== '').join('|')})\\.?`),
      read: (groups, { today, expecting }) =>
        expecting === 'date' ? comingOrToday(today, at(groups.name ?? ''), coming) : null,
    },
  ];
}

/** "Friday next week", "next week on Friday", "Thursday the 21st". */
export function weekOfWeekdayPatterns(words: DateLexicon): DatePattern[] {
  const name = `(?<name>${words.weekdays.join('|')})`;
  const weeks = [
    [both(words.next, words.units.week), 1],
    [both(words.this, words.units.week), 0],
    [both(words.last, words.units.week), -1],
  ] as const;
  return [
    ...weeks.flatMap(([week, ahead]) =>
      [
        `${name}\\.?,? (?:(?:${words.of}|${words.onThe}) )?(?:${week})`,
        `(?:${week}),? (?:(?:${words.onThe}) )?${name}`,
      ].map(
        (source): DatePattern => ({
          form: form(source),
          read: (groups, { today }) => ({
            day: addDays(mondayOf(today), 7 * ahead + indexIn(words.weekdays, groups.name ?? '') - 1),
          }),
        }),
      ),
    ),
    {
      form: form(
        `${name},? (?:(?:${words.onThe}) )(?:(?<date>\\d{1,2})(?:${words.daySuffix})?|(?<nth>${words.ordinals.join('|')}))`,
      ),
      read: (groups, { today }) => {
        const wanted = indexIn(words.weekdays, groups.name ?? '');
        const date =
          groups.date === undefined ? indexIn(words.ordinals, groups.nth ?? '') : Number(groups.date);
        for (let day = today, tries = 0; tries < 12; tries++) {
          const next = nextDayOfMonth(day, date);
          if (next === null) return null;
          // A day months ahead is hardly what is called "Thursday the 21st".
          if (weekdayOf(next) === wanted)
            return next > addDays(today, NEARLY_A_MONTH) ? { day: next, doubt: 'vague' } : { day: next };
          day = addDays(next, 1);
        }
        return null;
      },
    },
  ];
}

const NEARLY_A_MONTH = 35;

function comingOrToday(
  today: string,
  wanted: number,
  coming: (today: string, wanted: number) => string,
): { day: string; doubt?: 'two_values'; others?: string[] } {
  const day = coming(today, wanted);
  // On a Monday, "Monday" may be today.
  return weekdayOf(today) === wanted ? { day, doubt: 'two_values', others: [today] } : { day };
}
