import type { Language } from '@adwright/contracts';
import { foldWord } from '../text/plain.js';

/** What a sign or word for a currency may mean: one ISO code, or the several that share it. */
export type CurrencyMeaning = readonly [string, ...string[]];

const DOLLARS: CurrencyMeaning = [
  'USD',
  'CAD',
  'AUD',
  'NZD',
  'SGD',
  'HKD',
  'TWD',
  'MXN',
  'ARS',
  'CLP',
  'COP',
];
const DOLLARS_ONLY: CurrencyMeaning = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD'];
const PESOS: CurrencyMeaning = ['MXN', 'ARS', 'CLP', 'COP', 'PHP', 'UYU', 'DOP'];
const CROWNS: CurrencyMeaning = ['SEK', 'NOK', 'DKK', 'CZK', 'ISK'];
const NORDIC: CurrencyMeaning = ['SEK', 'NOK', 'DKK', 'ISK'];
const RUPEES: CurrencyMeaning = ['INR', 'PKR', 'LKR', 'NPR', 'MUR'];
const FRANCS: CurrencyMeaning = ['CHF', 'XOF', 'XAF', 'XPF'];
const YEN: CurrencyMeaning = ['JPY', 'CNY'];

/** Signs, the longer first: "US$" before "$". */
export const SIGNS: readonly (readonly [string, CurrencyMeaning])[] = [
  ['US$', ['USD']],
  ['USD$', ['USD']],
  ['U$S', ['USD']],
  ['CA$', ['CAD']],
  ['C$', ['CAD']],
  ['AU$', ['AUD']],
  ['A$', ['AUD']],
  ['NZ$', ['NZD']],
  ['HK$', ['HKD']],
  ['NT$', ['TWD']],
  ['MX$', ['MXN']],
  ['S$', ['SGD']],
  ['R$', ['BRL']],
  ['$US', ['USD']],
  ['$CA', ['CAD']],
  ['$', DOLLARS],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['¥', YEN],
  ['₹', ['INR']],
  ['₩', ['KRW']],
  ['₽', ['RUB']],
  ['₺', ['TRY']],
  ['₴', ['UAH']],
  ['₫', ['VND']],
  ['฿', ['THB']],
  ['₦', ['NGN']],
  ['₪', ['ILS']],
  ['zł', ['PLN']],
];

/** Words people use beside the names that ICU knows; folded. */
const EVERYDAY: Readonly<Record<string, CurrencyMeaning>> = {
  euro: ['EUR'],
  euros: ['EUR'],
  teuro: ['EUR'],
  dollar: DOLLARS_ONLY,
  dollars: DOLLARS_ONLY,
  dolar: DOLLARS_ONLY,
  dolares: DOLLARS_ONLY,
  buck: DOLLARS_ONLY,
  bucks: DOLLARS_ONLY,
  pound: ['GBP'],
  pounds: ['GBP'],
  quid: ['GBP'],
  sterling: ['GBP'],
  pfund: ['GBP'],
  livre: ['GBP'],
  livres: ['GBP'],
  libra: ['GBP'],
  libras: ['GBP'],
  franken: ['CHF'],
  sfr: ['CHF'],
  fr: FRANCS,
  stutz: ['CHF'],
  franc: FRANCS,
  francs: FRANCS,
  franco: FRANCS,
  francos: FRANCS,
  peso: PESOS,
  pesos: PESOS,
  krone: NORDIC,
  kronen: CROWNS,
  kroner: NORDIC,
  krona: NORDIC,
  kronor: NORDIC,
  kr: NORDIC,
  couronne: CROWNS,
  couronnes: CROWNS,
  corona: CROWNS,
  coronas: CROWNS,
  crown: CROWNS,
  crowns: CROWNS,
  rupee: RUPEES,
  rupees: RUPEES,
  rs: RUPEES,
  rupien: RUPEES,
  roupies: RUPEES,
  rupias: RUPEES,
  yen: ['JPY'],
  yens: ['JPY'],
  yenes: ['JPY'],
  yuan: ['CNY'],
  rmb: ['CNY'],
  zloty: ['PLN'],
  zlotys: ['PLN'],
  zl: ['PLN'],
  lira: ['TRY'],
  liras: ['TRY'],
  real: ['BRL'],
  reais: ['BRL'],
  reales: ['BRL'],
  won: ['KRW'],
  ruble: ['RUB'],
  rubles: ['RUB'],
  rubel: ['RUB'],
  rand: ['ZAR'],
  r: ['ZAR'],
  shekel: ['ILS'],
  shekels: ['ILS'],
  forint: ['HUF'],
};

const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es'];
/** ISO codes that are words of our languages as well; they count in capitals only. */
const CODES = new Set(Intl.supportedValuesOf('currency'));

/** Names as ICU writes them for one and for two ("Swiss franc", "dólares canadienses"), folded. */
function icuNames(): Map<string, CurrencyMeaning> {
  const names = new Map<string, CurrencyMeaning>();
  for (const code of CODES) {
    for (const language of LANGUAGES) {
      const format = new Intl.NumberFormat(language, {
        style: 'currency',
        currency: code,
        currencyDisplay: 'name',
        maximumFractionDigits: 0,
      });
      for (const amount of [1, 2]) {
        const name = format.formatToParts(amount).find(({ type }) => type === 'currency')?.value;
        if (name === undefined || name.toUpperCase() === code) continue;
        const folded = foldWord(name);
        const known = names.get(folded);
        if (known === undefined) names.set(folded, [code]);
        else if (!known.includes(code)) names.set(folded, [...known, code]);
      }
    }
  }
  return names;
}

const NAMES: ReadonlyMap<string, CurrencyMeaning> = new Map([...icuNames(), ...Object.entries(EVERYDAY)]);
const MOST_WORDS = 4;

/** What a word group right behind or before an amount means: the longest one wins. */
export function currencyNamed(words: readonly string[]): { meaning: CurrencyMeaning; used: number } | null {
  for (let used = Math.min(MOST_WORDS, words.length); used > 0; used--) {
    const group = words.slice(0, used);
    const [first = ''] = group;
    if (used === 1 && /^[A-Z]{3}$/.test(first) && CODES.has(first)) return { meaning: [first], used };
    const lower = first.toUpperCase();
    if (used === 1 && COMMON_CODES.has(lower) && first.length === 3) return { meaning: [lower], used };
    const meaning = NAMES.get(foldWord(group.join(' ')));
    if (meaning) return { meaning, used };
  }
  return null;
}

/** Codes that nobody writes for anything else, so that small letters count. */
const COMMON_CODES = new Set([
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'CAD',
  'AUD',
  'JPY',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
]);

/**
 * True for a word that may stand before an amount as its currency: "EUR 20", "Fr. 20". Codes that are words of a language
 * as well ("ALL 5", "TRY 3") are none there.
 */
export function leadsAmounts(word: string): boolean {
  return (
    MAJOR_CODES.has(word) || COMMON_CODES.has(word.toUpperCase()) || LEADING_WORDS.has(word.toLowerCase())
  );
}

const MAJOR_CODES = new Set(
  'INR CNY HKD SGD NZD MXN BRL ZAR KRW THB TWD ILS HUF RON BGN ISK AED SAR QAR KWD BHD JOD EGP MAD TND NGN KES GHS IDR MYR PHP VND PKR BDT LKR ARS CLP COP PEN UYU CRC DOP GTQ UAH RUB RSD'.split(
    ' ',
  ),
);
const LEADING_WORDS = new Set(['fr', 'sfr', 'rs', 'r', 'kr', 'rmb']);

/** One code for a sign, given the account's currency; null when it may be several. */
export function settleCurrency(meaning: CurrencyMeaning, account: string | null): string | null {
  if (meaning.length === 1) return meaning[0];
  return account !== null && meaning.includes(account) ? account : null;
}
