import { describe, expect, it } from 'vitest';
import type { ReadContext } from '../reading.js';
import { readDates } from './read-dates.js';

// A Friday.
const ctx = (language: ReadContext['language'], more: Partial<ReadContext> = {}): ReadContext => ({
  language,
  currency: null,
  today: '2026-11-27',
  ...more,
});
const certain = (text: string, context: ReadContext) =>
  readDates(text, context).flatMap(({ certainty, value }) => (certainty === 'certain' ? [value.day] : []));

describe('dates', () => {
  it.each([
    ['en', 'start Monday', '2026-11-30'],
    ['en', 'start next Monday', '2026-11-30'],
    ['en', 'tomorrow', '2026-11-28'],
    ['en', 'the day after tomorrow', '2026-11-29'],
    ['en', 'on December 3rd', '2026-12-03'],
    ['en', '3 December 2026', '2026-12-03'],
    ['en', 'the third of December', '2026-12-03'],
    ['en', 'January 15', '2027-01-15'],
    ['en', '2026-12-01', '2026-12-01'],
    ['en', '25/12/2026', '2026-12-25'],
    ['en', 'in 3 days', '2026-11-30'],
    ['en', 'in two weeks', '2026-12-11'],
    ['en', 'until the end of December', '2026-12-31'],
    ['en', 'end of the month', '2026-11-30'],
    ['en', 'this Saturday', '2026-11-28'],
    ['en', 'on the 15th', '2026-12-15'],
    ['en', 'Tuesday, 1 December', '2026-12-01'],
    ['en', 'right away', 'now'],
    ['en', 'no end date', 'none'],
    ['de', 'ab Montag', '2026-11-30'],
    ['de', 'ab dem 1. Dezember', '2026-12-01'],
    ['de', 'am 3.12.', '2026-12-03'],
    ['de', '3.12.2026', '2026-12-03'],
    ['de', 'morgen', '2026-11-28'],
    ['de', 'übermorgen', '2026-11-29'],
    ['de', 'in zwei Wochen', '2026-12-11'],
    ['de', 'bis Ende Dezember', '2026-12-31'],
    ['de', 'Monatsende', null],
    ['de', 'am ersten Januar', '2027-01-01'],
    ['de', 'ab sofort', 'now'],
    ['de', 'unbefristet', 'none'],
    ['fr', 'lundi', '2026-11-30'],
    ['fr', 'lundi prochain', '2026-11-30'],
    ['fr', 'à partir du 1er décembre', '2026-12-01'],
    ['fr', 'après-demain', '2026-11-29'],
    ['fr', 'dans 3 jours', '2026-11-30'],
    ['fr', 'le 3 décembre 2026', '2026-12-03'],
    ['fr', '03/12/2026', '2026-12-03'],
    ['fr', "jusqu'à fin décembre", '2026-12-31'],
    ['fr', 'tout de suite', 'now'],
    ['es', 'el lunes', '2026-11-30'],
    ['es', 'el próximo lunes', '2026-11-30'],
    ['es', 'mañana', '2026-11-28'],
    ['es', 'pasado mañana', '2026-11-29'],
    ['es', '3 de diciembre de 2026', '2026-12-03'],
    ['es', 'a partir del 1 de diciembre', '2026-12-01'],
    ['es', 'dentro de dos semanas', '2026-12-11'],
    ['es', 'sin fecha de fin', 'none'],
  ] as const)('reads (%s) %s', (language, text, day) => {
    expect(certain(text, ctx(language))).toEqual(day === null ? [] : [day]);
  });

  it.each([
    ['en', '03/04/2027', 'day_or_month'],
    ['en', 'next Saturday', 'two_values'],
    ['en', 'Friday', 'two_values'],
    ['en', 'next month', 'vague'],
    ['en', 'early January', 'vague'],
    ['en', '31 February', 'no_such_day'],
    ['en', 'Monday, 1 December', 'no_such_day'],
    // The next one that is a Thursday is months ahead; this week's was yesterday.
    ['en', 'Thursday the 26th', 'vague'],
    ['en', 'Friday the fifteen', 'two_values'],
    ['de', 'nächsten Samstag', 'two_values'],
    ['de', 'Anfang Januar', 'vague'],
    ['fr', 'la semaine prochaine', 'vague'],
    ['es', 'el mes que viene', 'vague'],
  ] as const)('asks back (%s) %s: %s', (language, text, doubt) => {
    expect(readDates(text, ctx(language))).toMatchObject([{ certainty: 'ambiguous', doubt }]);
  });

  it.each(['the first Friday in this month', 'start 4-22'])(
    'takes no part of “%s” for a day that is meant',
    (text) => {
      expect(certain(text, ctx('en', { expecting: 'date' }))).toEqual([]);
    },
  );

  it.each([
    ['en', 'you may pause the sun ads, so be it'],
    ['en', '20-30 euros'],
    ['de', 'am Morgen'],
    ['es', 'por la mañana'],
    ['fr', 'des femmes de 25 à 45 ans'],
    ['en', 'version 1.2.3'],
  ] as const)('sees no day (%s) in %s', (language, text) => {
    expect(readDates(text, ctx(language))).toEqual([]);
  });

  it('knows a first day from a last one', () => {
    const roles = (text: string, language: ReadContext['language']) =>
      readDates(text, ctx(language)).map(({ value }) => [value.day, value.role]);
    expect(roles('from 1 December until 15 December', 'en')).toEqual([
      ['2026-12-01', 'start'],
      ['2026-12-15', 'end'],
    ]);
    expect(roles('vom 1.12.2026 bis zum 15.12.2026', 'de')).toEqual([
      ['2026-12-01', 'start'],
      ['2026-12-15', 'end'],
    ]);
    expect(roles('du 1er décembre au 15 décembre', 'fr')).toEqual([
      ['2026-12-01', 'start'],
      ['2026-12-15', 'end'],
    ]);
    expect(roles('desde el 1 de diciembre hasta el 15 de diciembre', 'es')).toEqual([
      ['2026-12-01', 'start'],
      ['2026-12-15', 'end'],
    ]);
  });

  it('follows the account’s country', () => {
    expect(certain('03/04/2027', ctx('en', { locale: 'en-US' }))).toEqual(['2027-03-04']);
    expect(certain('03/04/2027', ctx('en', { locale: 'en-GB' }))).toEqual(['2027-04-03']);
  });

  it('takes short answers when a day was asked for', () => {
    expect(certain('Mo', ctx('de', { expecting: 'date' }))).toEqual(['2026-11-30']);
    expect(certain('3/12', ctx('fr', { expecting: 'date' }))).toEqual(['2026-12-03']);
  });
});
