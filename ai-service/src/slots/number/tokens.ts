import type { ReadContext } from '../reading.js';
import { foldWord, TIED_SPACE } from '../text/plain.js';
import { type DigitNumber, findDigits } from './digits.js';
import { numberWords } from './words/index.js';
import type { NumberWord } from './words/lexicon.js';

/** A piece of a number: digits, or a word that may belong to one. */
export interface NumberToken {
  readonly from: number;
  readonly to: number;
  readonly word: NumberWord | null;
  readonly digits: DigitNumber | null;
}

/** Short for a thousand, a million and more, right behind digits. `loose` also after a space. */
const SUFFIXES: Readonly<Record<string, { value: bigint; loose: boolean }>> = {
  k: { value: 1_000n, loose: true },
  tsd: { value: 1_000n, loose: true },
  m: { value: 1_000_000n, loose: false },
  mm: { value: 1_000_000n, loose: false },
  mn: { value: 1_000_000n, loose: true },
  mio: { value: 1_000_000n, loose: true },
  b: { value: 1_000_000_000n, loose: false },
  bn: { value: 1_000_000_000n, loose: true },
  mrd: { value: 1_000_000_000n, loose: true },
  mln: { value: 1_000_000n, loose: true },
  bln: { value: 1_000_000_000n, loose: true },
  lkh: { value: 100_000n, loose: true },
  lacs: { value: 100_000n, loose: true },
};

const WORD = /\p{L}+/gu;

/** Digits and number words of a text in order; every other word is left out. */
export function numberTokens(plain: string, ctx: ReadContext, currency: string | null): NumberToken[] {
  const digits = findDigits(plain, ctx, currency).map(
    (number): NumberToken => ({ from: number.from, to: number.to, word: null, digits: number }),
  );
  const ends = new Map(digits.map((token) => [token.to, token]));
  const words = [...plain.matchAll(WORD)].flatMap((match): NumberToken[] => {
    const from = match.index;
    const to = from + match[0].length;
    const folded = foldWord(match[0]);
    const suffix = SUFFIXES[folded];
    const attached = ends.has(from);
    const near = attached || ends.has(from - 1);
    // A lone M behind a space is a word of its own; behind digits it is a million, in either case.
    if (suffix && near && (attached || suffix.loose))
      return [{ from, to, digits: null, word: { kind: 'scale', value: suffix.value, bare: false } }];
    const word = numberWords[ctx.language].read(folded);
    return word === null ? [] : [{ from, to, digits: null, word }];
  });
  return [...digits, ...words].sort((a, b) => a.from - b.from);
}

const BETWEEN = new RegExp(`^(?:[ ${TIED_SPACE}]{0,2}|-|\\.[ ${TIED_SPACE}]?)$`);

/** True when nothing but a space, a hyphen or an abbreviation's point stands between two tokens. */
export function adjacent(plain: string, a: NumberToken, b: NumberToken): boolean {
  const gap = plain.slice(a.to, b.from);
  if (gap === '' || !gap.includes('.')) return BETWEEN.test(gap);
  return BETWEEN.test(gap) && a.word?.kind === 'scale' && a.to - a.from <= 3;
}
