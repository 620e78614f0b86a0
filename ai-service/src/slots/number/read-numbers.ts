import type { ReadContext, Reading } from '../reading.js';
import { foldWord, plainText } from '../text/plain.js';
import type { NumberPhrase } from './number-phrase.js';
import { numberPhrases } from './phrase.js';
import { negated, plus, type Rational, times, toNumber } from './rational.js';

/**
 * Every plain number of a text: digits, words, fractions, with their sign. Numbers that are part of a word or carry a
 * unit ("180ml", "B2B") are left out.
 */
export function readNumbers(text: string, ctx: ReadContext): Reading<number>[] {
  const plain = plainText(text);
  const phrases = numberPhrases(plain, ctx).filter(
    (phrase) =>
      !phrase.article &&
      standsAlone(plain, phrase.from, phrase.to) &&
      !isPronoun(plain, phrase.from, phrase.to),
  );
  const found: Reading<number>[] = [];
  for (let at = 0; at < phrases.length; at++) {
    const phrase = phrases[at];
    if (phrase === undefined || (found.at(-1)?.to ?? 0) > phrase.from) continue;
    found.push(toReading(text, plain, withFraction(plain, phrases, at)));
  }
  return found;
}

function standsAlone(plain: string, from: number, to: number): boolean {
  return !/[\p{L}\d]/u.test(plain.charAt(from - 1)) && !/[\p{L}\d]/u.test(plain.charAt(to));
}

/** "this one", "that one": no number. */
function isPronoun(plain: string, from: number, to: number): boolean {
  return (
    /^one$/i.test(plain.slice(from, to)) &&
    /(?:this|that|the|which|each|no|any|every|another|good|new|right|wrong) $/i.test(
      plain.slice(Math.max(0, from - 9), from),
    )
  );
}

/** A number as a share of another: "3/4", "2 1/2", "three quarters". */
function withFraction(plain: string, phrases: readonly NumberPhrase[], at: number): NumberPhrase {
  const first = phrases[at] as NumberPhrase;
  const second = phrases[at + 1];
  const third = phrases[at + 2];
  const share = second && overSlash(plain, first, second);
  if (share && second) return { ...first, to: second.to, value: share };
  if (second && third && /^\s+(?:and )?$/.test(plain.slice(first.to, second.from))) {
    const rest = overSlash(plain, second, third);
    if (rest) return { ...first, to: third.to, value: plus(first.value, rest) };
  }
  const named = /^[\s-](\p{L}+)/u.exec(plain.slice(first.to));
  const bottom = named?.[1] === undefined ? undefined : DENOMINATORS[foldWord(named[1])];
  if (bottom === undefined || first.value.bottom !== 1n || !first.spelled) return first;
  // "one hundred thirty fifths" is a hundred and thirty of them, or thirty-five parts of a hundred.
  const clear =
    !/[\s-]/.test(plain.slice(first.from, first.to)) &&
    !/(?:\p{L}|\d)[\s-]+(?:and )?$/u.test(numberBefore(plain, phrases, at));
  const { doubt: _, ...sure } = first;
  return {
    ...sure,
    ...(clear ? {} : { doubt: 'grouping' as const }),
    to: first.to + (named?.[0].length ?? 0),
    value: times(first.value, { top: 1n, bottom }),
  };
}

/** The number right before a phrase with what stands between them; empty without one. */
function numberBefore(plain: string, phrases: readonly NumberPhrase[], at: number): string {
  const before = phrases[at - 1];
  const first = phrases[at];
  return before && first && first.from - before.to <= 5 ? plain.slice(before.from, first.from) : '';
}

/** Plurals only: "a third" and "the third" are places in a row as often as they are shares. */
const DENOMINATORS: Readonly<Record<string, bigint>> = {
  halves: 2n,
  thirds: 3n,
  quarters: 4n,
  fourths: 4n,
  fifths: 5n,
  sixths: 6n,
  sevenths: 7n,
  eighths: 8n,
  ninths: 9n,
  tenths: 10n,
  hundredths: 100n,
  drittel: 3n,
  viertel: 4n,
  funftel: 5n,
  zehntel: 10n,
  tiers: 3n,
  quarts: 4n,
  cinquiemes: 5n,
  tercios: 3n,
  cuartos: 4n,
  quintos: 5n,
};

function overSlash(plain: string, a: NumberPhrase, b: NumberPhrase): Rational | null {
  if (!/^\s?\/\s?$/.test(plain.slice(a.to, b.from)) || a.spelled || b.spelled) return null;
  if (a.value.bottom !== 1n || b.value.bottom !== 1n || b.value.top === 0n) return null;
  // 12/5/2026 and 24/7 are no shares; a share of one is, as is a whole and a share.
  if (/^\s?\//.test(plain.slice(b.to)) || a.value.top >= b.value.top) return null;
  return { top: a.value.top, bottom: b.value.top };
}

function toReading(text: string, plain: string, phrase: NumberPhrase): Reading<number> {
  const sign = /(?:^|[\s(])(?:-|minus |negative )\s?$/iu.exec(
    plain.slice(Math.max(0, phrase.from - 12), phrase.from),
  );
  const from = sign ? phrase.from - sign[0].trimStart().length : phrase.from;
  const value = sign ? negated(phrase.value) : phrase.value;
  // More than two decimals are nothing strange in a number that is not money.
  const doubt = phrase.doubt === 'precision' ? undefined : phrase.doubt;
  return {
    from,
    to: phrase.to,
    text: text.slice(from, phrase.to),
    value: toNumber(value),
    certainty: doubt === undefined ? 'certain' : 'ambiguous',
    ...(doubt === undefined ? {} : { doubt }),
    ...(doubt === undefined || phrase.alternatives === undefined
      ? {}
      : { alternatives: phrase.alternatives.map((other) => toNumber(other)) }),
  };
}
