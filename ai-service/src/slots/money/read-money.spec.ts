import { describe, expect, it } from 'vitest';
import type { ReadContext } from '../reading.js';
import { type Money, readMoney } from './read-money.js';

const base = { today: '2026-11-27' } as const;
const contexts: Record<string, ReadContext> = {
  en: { ...base, language: 'en', currency: 'USD' },
  gb: { ...base, language: 'en', currency: 'GBP' },
  de: { ...base, language: 'de', currency: 'EUR' },
  ch: { ...base, language: 'de', currency: 'CHF', locale: 'de-CH' },
  fr: { ...base, language: 'fr', currency: 'EUR' },
  es: { ...base, language: 'es', currency: 'EUR' },
  mx: { ...base, language: 'es', currency: 'MXN' },
  answer: { ...base, language: 'en', currency: 'EUR', expecting: 'budget' },
};
const ctx = (key: string): ReadContext => {
  const found = contexts[key];
  if (!found) throw new Error(key);
  return found;
};
const amount = ({ micros, currency }: Money) => `${Number(micros) / 1e6} ${currency ?? '?'}`;
/** What would be accepted without asking. */
const certain = (text: string, key: string) =>
  readMoney(text, ctx(key)).flatMap(({ certainty, value }) =>
    certainty === 'certain' ? [amount(value)] : [],
  );

describe('money', () => {
  it.each([
    ['en', '$1,500', '1500 USD'],
    ['en', '$1,500.50', '1500.5 USD'],
    ['en', '20 bucks a day', '20 USD'],
    ['en', 'US$ 99.99', '99.99 USD'],
    ['en', '$20/day', '20 USD'],
    ['en', '$5k', '5000 USD'],
    ['en', '$1.5m', '1500000 USD'],
    ['en', '250 dollars and 50 cents', '250.5 USD'],
    ['en', 'two hundred and fifty euros', '250 EUR'],
    ['en', 'half a million dollars', '500000 USD'],
    ['en', 'USD 1,00,000', '100000 USD'],
    ['en', 'EUR20', '20 EUR'],
    ['en', 'CA$ 40', '40 CAD'],
    ['en', '¥20,000', null],
    ['en', '50 cents', '0.5 USD'],
    ['en', 'my budget is 2000 Swiss francs', '2000 CHF'],
    ['gb', '£1,250 per week', '1250 GBP'],
    ['gb', '300 quid', '300 GBP'],
    ['de', '1.500 €', '1500 EUR'],
    ['de', '1.500,50 €', '1500.5 EUR'],
    ['de', '1,5 Tsd. Euro', '1500 EUR'],
    ['de', 'zweihundertfünfzig Euro', '250 EUR'],
    ['de', '50,- €', '50 EUR'],
    ['de', '€ 1.234.567,89', '1234567.89 EUR'],
    ['de', '20 Euro am Tag', '20 EUR'],
    ['de', '99,90€', '99.9 EUR'],
    ['de', '1500€', '1500 EUR'],
    ['de', '2 500 €', '2500 EUR'],
    ['ch', "1'500.- CHF", '1500 CHF'],
    ['ch', "CHF 1'500.50", '1500.5 CHF'],
    ['ch', 'Fr. 200', '200 CHF'],
    ['fr', '2 500,50 €', '2500.5 EUR'],
    ['fr', '2\u00a0500,50\u00a0€', '2500.5 EUR'],
    ['fr', '2\u202f500 euros', '2500 EUR'],
    ['fr', 'deux cent cinquante euros', '250 EUR'],
    ['fr', '12€50', '12.5 EUR'],
    ['fr', '5 euros 50', '5.5 EUR'],
    ['fr', '20 euros par jour', '20 EUR'],
    ['es', '1.500 €', '1500 EUR'],
    ['es', 'doscientos cincuenta euros', '250 EUR'],
    ['es', '5 mil euros', '5000 EUR'],
    ['es', '300 euros al mes', '300 EUR'],
    ['mx', '$1,500.00', '1500 MXN'],
    ['mx', '200 pesos al día', '200 MXN'],
    ['answer', '150', '150 ?'],
    ['answer', 'no, 150', '150 ?'],
    ['answer', '٢٥٠ €', '250 EUR'],
    ['answer', '２５０ €', '250 EUR'],
  ])('reads (%s) %s as %s', (key, text, expected) => {
    expect(certain(text, key)).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    ['en', '1.500 €', 'precision'],
    ['fr', '1.500 €', 'separator'],
    ['ch', '1.500 CHF', 'precision'],
    ['mx', '1.500 pesos', 'separator'],
    ['de', '1,500 €', 'precision'],
    ['en', '2 500 euros', 'grouping'],
    ['de', 'Kampagne 2 500 €', 'grouping'],
    ['en', 'between 20 and 30 euros', 'range'],
    ['en', '$20-30 a day', 'range'],
    ['de', '20 bis 30 €', 'range'],
    ['fr', 'entre 20 et 30 €', 'range'],
    ['es', 'de 20 a 30 €', 'range'],
    ['en', '-50 €', 'negative'],
    ['en', '€-50', 'negative'],
    ['de', '$200', 'which_currency'],
    ['en', '0.125 €', 'precision'],
    ['de', '300 kr am Tag', 'which_currency'],
  ])('asks back (%s) %s: %s', (key, text, doubt) => {
    const [reading] = readMoney(text, ctx(key));
    expect(reading).toMatchObject({ certainty: 'ambiguous', doubt });
  });

  it.each([
    ['en', '50 %'],
    ['en', 'start on 12.05.2026'],
    ['en', 'women aged 25 to 45'],
    ['en', 'call +33 6 12 34 56 78'],
    ['de', 'ab 3. Dezember 2026'],
    ['en', 'two pounds of meat'],
    ['en', 'in 2 weeks'],
    ['en', 'I have one question'],
    ['fr', 'un dentiste à Lyon'],
  ])('sees no money (%s) in %s', (key, text) => {
    expect(readMoney(text, ctx(key))).toEqual([]);
  });

  it.each([
    ['en', '200 euros a week for my dentist practice', 'budget', 'week'],
    ['en', 'our whitening costs 99 €', 'price', null],
    ['en', 'Daily budget: $30', 'budget', 'day'],
    ['en', 'max CPC of 2 €', 'price', null],
    ['de', 'Wir wollen 500 € im Monat ausgeben', 'budget', 'month'],
    ['de', 'Die Zahnreinigung kostet 80 €', 'price', null],
    ['de', 'Tagesbudget 25 Euro', 'budget', 'day'],
    ['fr', 'un budget de 300 € par mois', 'budget', 'month'],
    ['fr', 'le blanchiment à partir de 90 €', 'price', null],
    ['es', 'quiero gastar 40 euros al día', 'budget', 'day'],
    ['es', 'la limpieza cuesta 60 €', 'price', null],
    ['en', '3,000 dollars in total', 'budget', 'total'],
  ])('tells what (%s) %s is for', (key, text, role, period) => {
    expect(readMoney(text, ctx(key)).map(({ value }) => [value.role, value.period])).toEqual([
      [role, period],
    ]);
  });

  it('knows the amount that is taken back', () => {
    const roles = (text: string, key: string) =>
      readMoney(text, ctx(key)).map(({ value }) => [Number(value.micros / 1_000_000n), value.role]);
    expect(roles('150 € a day instead of 200 €', 'en')).toContainEqual([200, 'taken_back']);
    expect(roles('nicht 200 €, sondern 150 € am Tag', 'de')).toContainEqual([200, 'taken_back']);
    expect(roles('nicht 200 €, sondern 150 € am Tag', 'de')).toContainEqual([150, 'budget']);
  });

  it('notes bounds and guesses', () => {
    const [most] = readMoney('at most 50 € a day', ctx('gb'));
    expect(most?.value).toMatchObject({ bound: 'at_most', approximate: false });
    const [about] = readMoney('ungefähr 50 € am Tag', ctx('de'));
    expect(about?.value).toMatchObject({ bound: null, approximate: true });
  });
});
