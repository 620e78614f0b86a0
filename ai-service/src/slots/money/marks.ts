import { type CurrencyMeaning, currencyNamed, leadsAmounts, SIGNS } from './currencies.js';

/** The currency beside an amount and the stretch of text that amount and currency take together. */
export interface CurrencyMark {
  readonly from: number;
  readonly to: number;
  readonly meaning: CurrencyMeaning;
  /** True for cents, pence and the like: the amount is in hundredths. */
  readonly minor: boolean;
  /** True when another currency stands on the other side of the amount. */
  readonly disputed: boolean;
}

const MINOR: Readonly<Record<string, CurrencyMeaning>> = {
  cent: ['EUR', 'USD'],
  cents: ['EUR', 'USD'],
  centime: ['EUR', 'CHF'],
  centimes: ['EUR', 'CHF'],
  centimos: ['EUR'],
  céntimos: ['EUR'],
  penny: ['GBP'],
  pence: ['GBP'],
  rappen: ['CHF'],
  '¢': ['USD'],
};

/** The sign or name that belongs to the amount at `from`..`to`: behind it first, then before it. */
export function markAround(plain: string, from: number, to: number): CurrencyMark | null {
  const behind = markBehind(plain, from, to);
  const before = markBefore(plain, from, to);
  if (behind === null || before === null) return behind ?? before;
  const same = behind.meaning.some((code) => before.meaning.includes(code));
  return { ...behind, disputed: !same };
}

function markBehind(plain: string, from: number, to: number): CurrencyMark | null {
  const rest = plain.slice(to, to + 60);
  // "50,-" and "1'500.–" say that there are no cents.
  const dash = /^[.,]\s?[-–]{1,2}/.exec(rest)?.[0] ?? '';
  // The point of "Tsd." and "Mio." belongs to the number.
  const abbreviated = /\p{L}/u.test(plain.charAt(to - 1)) ? '\\.?' : '';
  const between = new RegExp(`^${abbreviated}[\\s-]{0,2}(?:(?:of |de |d')(?=\\p{L}))?`, 'u');
  const gap = between.exec(rest.slice(dash.length))?.[0] ?? '';
  const at = dash.length + gap.length;
  const behind = rest.slice(at);
  const sign = SIGNS.find(([text]) => behind.startsWith(text));
  const afterSign = sign ? behind.slice(sign[0].length) : '';
  // "12€50" is one amount; in "1 $10" the sign belongs to the ten.
  const joinsNext = at > 0 ? /^\d/.test(afterSign) : /^\s?\d/.test(afterSign.replace(/^\d{2}(?!\d)/, ''));
  if (sign && !joinsNext)
    return { from, to: to + at + sign[0].length, meaning: sign[1], minor: false, disputed: false };
  const words = [...behind.matchAll(/\p{L}+|¢/gu)].slice(0, 4);
  const [first] = words;
  if (first === undefined || first.index !== 0) return null;
  const minor = MINOR[first[0].toLowerCase()];
  if (minor) return { from, to: to + at + first[0].length, meaning: minor, minor: true, disputed: false };
  const named = currencyNamed(wordRun(words, behind));
  if (!named) return null;
  const last = words[named.used - 1];
  const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
  // In "3 USD50" the currency is the fifty's.
  if (/^\d/.test(behind.slice(end))) return null;
  // Pounds of something are a weight.
  if (/^pounds?$/i.test(first[0]) && /^\s+of\s/i.test(behind.slice(end))) return null;
  return { from, to: to + at + end, meaning: named.meaning, minor: false, disputed: false };
}

/** Words that stand beside each other with single spaces. */
function wordRun(words: readonly RegExpMatchArray[], text: string): string[] {
  const run: string[] = [];
  let end = 0;
  for (const word of words) {
    if (run.length > 0 && !/^[ \u00a0.-]{1,2}$/u.test(text.slice(end, word.index))) break;
    run.push(word[0]);
    end = (word.index ?? 0) + word[0].length;
  }
  return run;
}

function markBefore(plain: string, from: number, to: number): CurrencyMark | null {
  const before = plain.slice(Math.max(0, from - 12), from);
  const tight = before.replace(/\s?-?\s?$/u, '');
  const sign = SIGNS.find(([text]) => tight.endsWith(text));
  if (sign) {
    const start = from - (before.length - tight.length) - sign[0].length;
    // In "20 € 50" the sign belongs to the amount before it.
    if (!/\d\s?$/.test(plain.slice(Math.max(0, start - 2), start)))
      return { from: start, to, meaning: sign[1], minor: false, disputed: false };
    return null;
  }
  const word = /(\p{L}+)\.?\s?$/u.exec(tight)?.[1];
  if (word === undefined || !leadsAmounts(word)) return null;
  const named = currencyNamed([word]);
  if (!named) return null;
  return {
    from: from - (before.length - before.lastIndexOf(word)),
    to,
    meaning: named.meaning,
    minor: false,
    disputed: false,
  };
}
