/** ISO 4217 codes this runtime knows. */
const ISO_CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Codes that are also everyday header words: `Clicks (ALL)`, `Impr. (TOP)`. */
const WORDS_NOT_CODES: ReadonlySet<string> = new Set(['ALL', 'TOP']);

/** Signs that stand for one currency only, as Ads Manager and Google Ads write them. Longest first. */
const CERTAIN_SIGNS: readonly (readonly [sign: string, code: string])[] = [
  ['COL$', 'COP'],
  ['CLP$', 'CLP'],
  ['COP$', 'COP'],
  ['Mex$', 'MXN'],
  ['MX$', 'MXN'],
  ['RD$', 'DOP'],
  ['CA$', 'CAD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['NT$', 'TWD'],
  ['US$', 'USD'],
  ['SG$', 'SGD'],
  ['AR$', 'ARS'],
  ['R$', 'BRL'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['S$', 'SGD'],
  ['S/', 'PEN'],
  ['Kč', 'CZK'],
  ['zł', 'PLN'],
  ['лв', 'BGN'],
  ['Ft', 'HUF'],
  ['Rp', 'IDR'],
  ['RM', 'MYR'],
  ['R', 'ZAR'],
  ['SFr', 'CHF'],
  ['Fr', 'CHF'],
  ['Dhs', 'AED'],
  ['৳', 'BDT'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₩', 'KRW'],
  ['₫', 'VND'],
  ['₱', 'PHP'],
  ['฿', 'THB'],
  ['₪', 'ILS'],
  ['₦', 'NGN'],
  ['₡', 'CRC'],
  ['₲', 'PYG'],
  ['₸', 'KZT'],
];

/** Signs several currencies share: the file does not say which, so it is asked. Likeliest first. */
const SHARED_SIGNS: readonly (readonly [sign: string, codes: readonly string[]])[] = [
  ['$', ['USD', 'CAD', 'AUD', 'MXN', 'ARS', 'CLP', 'COP', 'NZD', 'SGD', 'HKD']],
  ['¥', ['JPY', 'CNY']],
  ['￥', ['JPY', 'CNY']],
  ['Rs', ['INR', 'PKR', 'LKR', 'NPR']],
  ['₨', ['PKR', 'INR', 'LKR', 'NPR']],
  ['kr', ['SEK', 'NOK', 'DKK', 'ISK']],
];

/** Proposals when a file gives no hint at all. */
export const COMMON_CURRENCIES: readonly string[] = [
  'USD',
  'EUR',
  'GBP',
  'BRL',
  'INR',
  'CAD',
  'AUD',
  'MXN',
  'CHF',
];

/** True for an upper-case ISO 4217 code. */
export function isCurrencyCode(text: string): boolean {
  return ISO_CODES.has(text);
}

/** Reads a unit such as `USD`, `€` or `US$`: the currencies it can mean (one = certain), empty when it is none. */
export function currenciesOf(unit: string): readonly string[] {
  const text = unit.trim().replace(/\.$/, '');
  if (isCurrencyCode(text) && !WORDS_NOT_CODES.has(text)) return [text];
  const certain = CERTAIN_SIGNS.find(([sign]) => sign === text);
  if (certain) return [certain[1]];
  return SHARED_SIGNS.find(([sign]) => sign === text)?.[1] ?? [];
}
