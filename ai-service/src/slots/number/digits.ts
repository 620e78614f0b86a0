import type { ReadContext } from '../reading.js';
import { TIED_SPACE } from '../text/plain.js';
import { fromDecimal, type Rational } from './rational.js';

/** A number in digits as it stands in the text. `doubt` = it must be asked back. */
export interface DigitNumber {
  readonly from: number;
  readonly to: number;
  readonly value: Rational;
  readonly doubt?: 'separator' | 'grouping' | 'precision';
  readonly alternatives?: readonly Rational[];
}

type Mark = '.' | ',';
/** What a lone mark before exactly three digits means to a writer. */
type Meaning = 'group' | 'decimal' | 'either';

/** Currencies whose Spanish-writing countries group with commas. */
const COMMA_COUNTRIES = new Set(['MXN', 'USD', 'GTQ', 'HNL', 'NIO', 'PEN', 'DOP', 'PAB']);

function meaningIn(language: string, mark: Mark): Meaning {
  if (language === 'en') return mark === ',' ? 'group' : 'decimal';
  // A French point is no mark of its own: it is taken over from either side.
  if (language === 'fr' && mark === '.') return 'either';
  return mark === '.' ? 'group' : 'decimal';
}

/** What the account's country makes of a mark; null when it writes without it. */
function meaningInLocale(locale: string, mark: Mark): Meaning | null {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5);
  if (mark === parts.find(({ type }) => type === 'decimal')?.value) return 'decimal';
  return mark === parts.find(({ type }) => type === 'group')?.value ? 'group' : null;
}

/**
 * What `mark` means here: the custom of the language, in the account's country where it speaks that language; an account
 * or a currency from elsewhere has a custom of its own. Customs that disagree mean that nobody can know.
 */
export function meaningOf(mark: Mark, ctx: ReadContext, currency: string | null): Meaning {
  const local = ctx.locale === undefined ? null : meaningInLocale(ctx.locale, mark);
  const native = ctx.locale?.split('-')[0] === ctx.language;
  const customs = [native && local !== null ? local : meaningIn(ctx.language, mark)];
  if (!native && local !== null) customs.push(local);
  if (currency === 'CHF' && ctx.language === 'de' && mark === '.') customs.push('decimal');
  if (ctx.language === 'es' && currency !== null && COMMA_COUNTRIES.has(currency))
    customs.push(mark === ',' ? 'group' : 'decimal');
  const [first, ...others] = customs;
  return others.every((custom) => custom === first) ? (first ?? 'either') : 'either';
}

const SPACES = `[ ${TIED_SPACE}]`;
/** Digits with marks between them; a space only where exactly three digits follow it. */
const LITERAL = new RegExp(
  `(?:\\d(?:\\d|[.,'](?=\\d)|${SPACES}(?=\\d{3}(?!\\d)))*|(?<![\\d\\p{L}])[.,]\\d+(?![.,]?\\d))`,
  'gu',
);

/** Every number in digits; what has the form of a date, an address or a version is left out. */
export function findDigits(plain: string, ctx: ReadContext, currency: string | null = null): DigitNumber[] {
  const found: DigitNumber[] = [];
  for (const match of plain.matchAll(LITERAL)) {
    const read = readLiteral(match[0], ctx, currency, plain.slice(0, match.index));
    if (read !== null) found.push({ from: match.index, to: match.index + match[0].length, ...read });
  }
  return found;
}

type Read = Omit<DigitNumber, 'from' | 'to'>;

const GROUPED = /^\d{1,3}(?:X\d{3})+$/;
const INDIAN = /^\d{1,2}(?:,\d{2})*,\d{3}$/;

/** True for digits in threes between `mark`, or in the Indian way (1,00,000). */
function groupedBy(mark: string, text: string): boolean {
  const inThrees = GROUPED.test(text.replaceAll(mark, 'X')) && !text.startsWith('0');
  return inThrees || (mark === ',' && INDIAN.test(text));
}

function readLiteral(
  literal: string,
  ctx: ReadContext,
  currency: string | null,
  before: string,
): Read | null {
  const tied = literal.replaceAll(TIED_SPACE, ' ');
  const loose = tied.includes(' ') && !literal.includes(TIED_SPACE) ? doubtfulSpace(ctx, before) : false;
  const spaced = /[ ']/.exec(tied)?.[0];
  const [head = '', ...tails] = tied.split(/[.,]/);
  if (spaced !== undefined) {
    if (/[ ']/.test(tails.join('')) || !groupedBy(spaced, head)) return null;
  }
  const joined = tied.replaceAll(/[ ']/g, '');
  const read = readMarks(joined, ctx, currency, spaced !== undefined);
  if (read === null || !loose || read.doubt !== undefined) return read;
  // "campaign 2 500 euros" is a name and an amount, or one amount.
  return { ...read, doubt: 'grouping', alternatives: [read.value, fromDecimal(lastGroup(tied))] };
}

function lastGroup(tied: string): string {
  return (tied.split(' ').at(-1) ?? '').replace(',', '.');
}

/** English groups with commas, so a space there may part two numbers; elsewhere only after a word that is numbered. */
function doubtfulSpace(ctx: ReadContext, before: string): boolean {
  if (ctx.language === 'en') return true;
  return /(?:campa|kampagne|group|grup|gruppe|phase|option|num|nr|étape|etapa|version|variante|anzeige|annonce|anuncio)[\p{L}.]*\s*$/iu.test(
    before,
  );
}

function readMarks(text: string, ctx: ReadContext, currency: string | null, spaced: boolean): Read | null {
  const points = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (points === 0 && commas === 0) return { value: fromDecimal(text) };
  if (points > 0 && commas > 0) return readBoth(text);
  const mark: Mark = points > 0 ? '.' : ',';
  if (points + commas > 1) return groupedBy(mark, text) && !spaced ? { value: joined(text) } : null;
  return readLone(text, mark, meaningOf(mark, ctx, currency), spaced);
}

function joined(text: string): Rational {
  return fromDecimal(text.replaceAll(/[.,]/g, ''));
}

/** Both marks: the last one parts the decimals, when it stands alone and the other groups rightly before it. */
function readBoth(text: string): Read | null {
  const decimal: Mark = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  const [units = '', decimals = '', ...more] = text.split(decimal);
  if (more.length > 0 || !groupedBy(decimal === '.' ? ',' : '.', units)) return null;
  const value = fromDecimal(`${units.replaceAll(/[.,]/g, '')}.${decimals}`);
  return decimals.length > 2 ? { value, doubt: 'precision' } : { value };
}

function readLone(text: string, mark: Mark, meaning: Meaning, spaced: boolean): Read {
  const [units = '', decimals = ''] = text.split(mark);
  const decimal = fromDecimal(`${units || '0'}.${decimals}`);
  const mayGroup = decimals.length === 3 && /^[1-9]\d{0,2}$/.test(units) && !spaced;
  if (!mayGroup) return decimals.length > 2 ? { value: decimal, doubt: 'precision' } : { value: decimal };
  if (meaning === 'group') return { value: joined(text) };
  const alternatives = [joined(text), decimal];
  return meaning === 'decimal'
    ? { value: decimal, doubt: 'precision', alternatives }
    : { value: joined(text), doubt: 'separator', alternatives };
}
