import { describe, expect, it } from 'vitest';
import type { ReadContext } from '../reading.js';
import { plainText } from '../text/plain.js';
import { numberPhrases } from './phrase.js';
import { toNumber } from './rational.js';

const context = (language: ReadContext['language']): ReadContext => ({
  language,
  currency: null,
  today: '2026-11-27',
});

/** What is read with certainty, articles left out. */
function certain(text: string, language: ReadContext['language']): number[] {
  return numberPhrases(plainText(text), context(language))
    .filter((phrase) => phrase.doubt === undefined && !phrase.article)
    .map((phrase) => toNumber(phrase.value));
}

describe('number phrases', () => {
  it.each([
    ['two hundred and fifty', 250],
    ['two hundred fifty-three', 253],
    ['2 thousand five hundred', 2500],
    ['one hundred and twenty thousand', 120_000],
    ['half a million', 500_000],
    ['a million and a half', 1_500_000],
    ['two and a half thousand', 2500],
    ['2.5 million', 2_500_000],
    ['5k', 5000],
    ['1.5m', 1_500_000],
    ['twenty-one', 21],
    ['a hundred', 100],
    ['three dozen', 36],
    ['two point seven five', 2.75],
    ['two hundred point seventy-one', 200.71],
    ['1,234,567.89', 1_234_567.89],
    ['1,00,000', 100_000],
    ['٢٥٠', 250],
    ['２５０', 250],
  ])('reads %s', (text, value) => {
    expect(certain(text, 'en')).toEqual([value]);
  });

  it.each([
    ['zweihundertfünfzig', 250],
    ['zweihundertundfünfzig', 250],
    ['eintausendfünfhundert', 1500],
    ['fünfundzwanzig', 25],
    ['dreißig', 30],
    ['zwei Millionen dreihunderttausend', 2_300_000],
    ['eine halbe Million', 500_000],
    ['1,5 Tsd.', 1500],
    ['1,5 Mio.', 1_500_000],
    ['1.500', 1500],
    ['1.500,50', 1500.5],
    ['hundert', 100],
  ])('reads German %s', (text, value) => {
    expect(certain(text, 'de')).toEqual([value]);
  });

  it.each([
    ['deux cent cinquante', 250],
    ['quatre-vingt-dix-sept', 97],
    ['quatre-vingts', 80],
    ['soixante et onze', 71],
    ['soixante-quinze', 75],
    ['vingt et un', 21],
    ['mille cinq cents', 1500],
    ['deux mille', 2000],
    ['deux millions et demi', 2_500_000],
    ['2 500,50', 2500.5],
    ['2\u202f500', 2500],
    ['deux cent quatre-vingt-dix-neuf mille', 299_000],
  ])('reads French %s', (text, value) => {
    expect(certain(text, 'fr')).toEqual([value]);
  });

  it.each([
    ['doscientos cincuenta', 250],
    ['treinta y cinco', 35],
    ['veinticinco', 25],
    ['mil quinientos', 1500],
    ['ciento veintitrés', 123],
    ['dos mil', 2000],
    ['medio millón', 500_000],
    ['dos millones y medio', 2_500_000],
    ['5 mil', 5000],
    ['ochocientos noventa y nueve', 899],
  ])('reads Spanish %s', (text, value) => {
    expect(certain(text, 'es')).toEqual([value]);
  });

  it.each([
    ['1.500', 'en'],
    ['2 500', 'en'],
    ['1.500', 'fr'],
    ['1,500', 'de'],
  ] as const)('is not sure of %s in %s', (text, language) => {
    expect(certain(text, language)).toEqual([]);
  });

  it.each(['12.05.2026', '192.168.1.2', '1.2.3'])('takes %s for no number', (text) => {
    expect(certain(text, 'de')).toEqual([]);
  });

  it.each([
    'twenty twenty',
    'one two three',
    'one twenty two',
    'a quarter million',
    'three quarters of a million',
  ])('is not sure where one number of “%s” ends', (text) => {
    expect(certain(text, 'en')).toEqual([]);
  });

  it('is of two minds when account and language write differently', () => {
    const [swiss] = numberPhrases('1.500', { ...context('de'), locale: 'de-CH' });
    expect(swiss).toMatchObject({ doubt: 'precision' });
    expect(swiss?.alternatives?.map(toNumber)).toEqual([1500, 1.5]);
    const [abroad] = numberPhrases('1.500', { ...context('de'), locale: 'en-US' });
    expect(abroad).toMatchObject({ doubt: 'separator' });
  });
});
