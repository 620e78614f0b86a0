import { describe, expect, it } from 'vitest';
import { readNumbers } from './number/read-numbers.js';
import { readPercentages } from './number/read-percentages.js';
import { readConfirmation } from './read-confirmation.js';
import { readDurations } from './read-durations.js';
import type { ReadContext } from './reading.js';

const ctx = (language: ReadContext['language']): ReadContext => ({
  language,
  currency: null,
  today: '2026-11-27',
});

describe('numbers that are a part of something larger', () => {
  it.each([
    'two hundred dozens',
    'three lakh crore',
    '12 lkhs',
    '1 point 1',
    'point 77',
    'one hundred thirty fifths',
    'two million and three fifths',
    'a twenty-first',
    'one billion and a half million',
  ])('is not sure of “%s”', (text) => {
    const found = readNumbers(text, { language: 'en', currency: null, today: '2026-11-27' });
    expect(found.filter(({ certainty }) => certainty === 'certain')).toEqual([]);
  });

  it.each([
    ['2  1/4', 2.25],
    ['three fifths', 0.6],
  ])('still reads %s', (text, value) => {
    expect(readNumbers(text, { language: 'en', currency: null, today: '2026-11-27' })).toMatchObject([
      { value, certainty: 'certain' },
    ]);
  });
});

describe('plain numbers', () => {
  it.each([
    ['en', 'minus 5 degrees', [-5]],
    ['en', 'three quarters of them', [0.75]],
    ['en', '2 1/2 pages', [2.5]],
    ['en', 'the 180ml bottle of a B2B shop', []],
    ['en', '2.71', [2.71]],
    ['de', '3,5', [3.5]],
    ['fr', 'trois quarts', [0.75]],
  ] as const)('reads (%s) %s', (language, text, values) => {
    expect(readNumbers(text, ctx(language)).map(({ value }) => value)).toEqual(values);
  });
});

describe('percentages', () => {
  it.each([
    ['en', 'margin is 35 %', [35]],
    ['en', 'thirty-five percent', [35]],
    ['de', 'fünfunddreißig Prozent', [35]],
    ['fr', '12,5 pour cent', [12.5]],
    ['es', 'el 20 por ciento', [20]],
    ['en', '20 euros', []],
  ] as const)('reads (%s) %s', (language, text, values) => {
    expect(readPercentages(text, ctx(language)).map(({ value }) => value)).toEqual(values);
  });

  it('asks about a range', () => {
    expect(readPercentages('10-20 %', ctx('en'))).toMatchObject([{ certainty: 'ambiguous', doubt: 'range' }]);
  });
});

describe('durations', () => {
  it.each([
    ['en', 'for two weeks', 2, 'week'],
    ['en', 'a month', 1, 'month'],
    ['en', 'half a year', 0.5, 'year'],
    ['en', 'one and a half hours', 1.5, 'hour'],
    ['en', '1 hour and 30 minutes', 90, 'minute'],
    ['de', 'drei Wochen lang', 3, 'week'],
    ['de', 'ein halbes Jahr', 0.5, 'year'],
    ['fr', 'pendant 15 jours', 15, 'day'],
    ['fr', 'deux mois et demi', 2.5, 'month'],
    ['es', 'durante un mes', 1, 'month'],
    ['es', '10 días', 10, 'day'],
  ] as const)('reads (%s) %s', (language, text, count, unit) => {
    expect(readDurations(text, ctx(language))).toMatchObject([
      { certainty: 'certain', value: { count, unit } },
    ]);
  });

  it('asks how many a few are, and leaves ages alone', () => {
    expect(readDurations('a few weeks', ctx('en'))).toMatchObject([{ certainty: 'ambiguous' }]);
    expect(readDurations('35 years old', ctx('en'))).toEqual([]);
  });
});

describe('yes and no', () => {
  it.each([
    ['Yes, that is right', true],
    ['ja genau', true],
    ["d'accord", true],
    ['sí, claro', true],
    ['no, 150', false],
    ['nein, lieber 150', false],
    ['non', false],
    ["that's not right", false],
    ['nicht richtig', false],
  ])('reads %s', (text, value) => {
    expect(readConfirmation(text, ctx('en'))).toMatchObject({ value, certainty: 'certain' });
  });

  it.each([
    'yes but only women',
    'maybe',
    'ja, aber ab Dienstag',
    'oui, mais 150',
    "yes... no wait, that's wrong",
  ])('takes no yes from %s', (text) => {
    const reading = readConfirmation(text, ctx('en'));
    expect(reading?.certainty === 'certain' && reading.value).not.toBe(true);
  });

  it('hears nothing in other words', () => {
    expect(readConfirmation('200 euros a week', ctx('en'))).toBeNull();
    expect(readConfirmation('Nordwind', ctx('de'))).toBeNull();
  });
});
