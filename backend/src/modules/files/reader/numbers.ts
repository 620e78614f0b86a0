import { isMissing } from './cells.js';
import { currenciesOf } from './currencies.js';
import { applyExponent } from './decimals.js';

/** Which sign separates decimals; the other one, blanks and apostrophes group thousands. */
export type DecimalSign = '.' | ',';

/** A cell taken apart before its separators are understood. `body` holds digits and separators only. */
export type NumberText =
  | { readonly kind: 'missing' }
  | { readonly kind: 'bound' }
  | { readonly kind: 'bad' }
  | {
      readonly kind: 'number';
      readonly body: string;
      readonly negative: boolean;
      readonly exponent: number;
      readonly percent: boolean;
      /** Currencies the cell's sign can mean. */
      readonly currencies: readonly string[];
    };

const MISSING: NumberText = { kind: 'missing' };
const BOUND: NumberText = { kind: 'bound' };
const BAD: NumberText = { kind: 'bad' };
const NO_CURRENCY: readonly string[] = [];
const MAX_NUMBER_CHARS = 60;

const PLAIN = /^\d{1,15}$/;
const SHAPE = /^((?:[^\d.,]|[.,](?!\d))*)([\d][\d.,\s'’]*|[.,]\d+)(?:[eE]([+-]?\d{1,3}))?([^\d]*)$/;
const GROUP_BLANK = /[\s'’]/;

/**
 * Takes a number's text apart: sign (also `(12.00)`, `12-` and the minus of typographers), currency before or after it,
 * percent, exponent. Bounds (`< 10%`, `> 90%`) are not values; a word is not a number.
 */
export function readNumberText(raw: string): NumberText {
  if (PLAIN.test(raw)) {
    return {
      kind: 'number',
      body: raw,
      negative: false,
      exponent: 0,
      percent: false,
      currencies: NO_CURRENCY,
    };
  }
  if (isMissing(raw)) return MISSING;
  let text = raw.trim();
  if (text.length > MAX_NUMBER_CHARS) return BAD;
  if (/^[<>≤≥]/.test(text)) return BOUND;
  let negative = false;
  const accounting = /^\((.*)\)$/.exec(text);
  if (accounting) {
    negative = true;
    text = (accounting[1] ?? '').trim();
  }
  const match = SHAPE.exec(text);
  if (!match) return BAD;
  const before = affix(match[1] ?? '');
  const after = affix(match[4] ?? '');
  if (!before || !after || (before.minus && after.minus)) return BAD;
  if (
    before.currencies.length > 0 &&
    after.currencies.length > 0 &&
    before.currencies[0] !== after.currencies[0]
  ) {
    return BAD;
  }
  const currencies = before.currencies.length > 0 ? before.currencies : after.currencies;
  return {
    kind: 'number',
    body: (match[2] ?? '').replace(/[\s'’]+$/, ''),
    negative: negative !== (before.minus || after.minus),
    exponent: match[3] === undefined ? 0 : Number(match[3]),
    percent: before.percent || after.percent,
    currencies,
  };
}

type Affix = { minus: boolean; percent: boolean; currencies: readonly string[] };

/** What stands before or after the digits: a sign, a percent sign, a currency, blanks; null for anything else. */
function affix(text: string): Affix | null {
  let rest = text.trim();
  if (rest === '') return { minus: false, percent: false, currencies: NO_CURRENCY };
  const minus = /[-−–]/.test(rest);
  const percent = rest.includes('%');
  rest = rest.replace(/[-−–+%\s]/g, '');
  if (rest === '') return { minus, percent, currencies: NO_CURRENCY };
  const currencies = currenciesOf(rest);
  return currencies.length > 0 ? { minus, percent, currencies } : null;
}

/** What a number's separators say about the file: which sign must be the decimal one, or that it could be either. */
export type Evidence = DecimalSign | 'ambiguous' | null;

const other = (sign: DecimalSign): DecimalSign => (sign === '.' ? ',' : '.');

/** Reads the evidence in one body. `whole`: the column counts things, so a lone group of three is thousands. */
export function evidenceOf(body: string, whole: boolean): Evidence {
  const dot = body.lastIndexOf('.');
  const comma = body.lastIndexOf(',');
  if (dot === -1 && comma === -1) return null;
  if (dot !== -1 && comma !== -1) return dot > comma ? '.' : ',';
  const sign: DecimalSign = dot === -1 ? ',' : '.';
  const at = Math.max(dot, comma);
  if (body.indexOf(sign) !== at) return other(sign);
  const head = body.slice(0, at);
  const tail = body.slice(at + 1);
  if (GROUP_BLANK.test(head)) return sign;
  if (tail.length !== 3 || head === '' || head.startsWith('0') || head.length > 3) return sign as DecimalSign;
  return whole ? other(sign) : 'ambiguous';
}

/** Thousands in threes; the Indian way, three then twos, is written with commas only. */
const GROUPED = /^\d{1,3}(?:x\d{3})+$/;
const INDIAN = /^\d{1,3}(?:,\d{2})*,\d{3}$/;

/**
 * The plain decimal text (`-1234.56`) of a number under a decimal sign; null when its grouping does not fit that sign
 * (`12,34` where the comma groups thousands).
 */
export function toDecimal(number: Extract<NumberText, { kind: 'number' }>, sign: DecimalSign): string | null {
  const body = number.body;
  const minus = number.negative ? '-' : '';
  if (number.exponent === 0 && /^\d+$/.test(body)) return minus + body;
  if (number.exponent === 0 && sign === '.' && /^\d+\.\d+$/.test(body)) return minus + body;
  const at = body.lastIndexOf(sign);
  if (at !== -1 && body.indexOf(sign) !== at) return null;
  const whole = at === -1 ? body : body.slice(0, at);
  const fraction = at === -1 ? '' : body.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return null;
  const marked = whole.replace(/[.,\s'’]/g, 'x');
  if (marked.includes('x') && !GROUPED.test(marked) && !INDIAN.test(whole)) return null;
  const plain = `${marked.replaceAll('x', '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
  const scaled = number.exponent === 0 ? plain : applyExponent(plain, number.exponent);
  return scaled === null ? null : minus + scaled;
}
