import type { NumberPhrase } from './number-phrase.js';

const SHARES =
  'half|halves|quarters?|thirds?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?|millionths?|billionths?|trillionths?|\\p{L}+(?:ieth|teenth)s?|(?:twenty|thirty)[- ]\\p{L}+s?ths?|halbe|drittel|viertel|fünftel|tiers|quarts?|demie?|tercios?|cuartos?|medi[oa]';
/** Scales that the words of a number did not take in: "3 lakh crore", "200 dozens", "10 bln". */
const SCALES =
  'dozens?|dozs?|lakhs?|lkhs?|lacs?|crores?|krores?|cr|koti|k|m|g|l|b|bn|bln|mln|tn|tln|mio|mrd|hundreds?|thousands?|millions?|billions?|trillions?|millionen|milliarden|millones|milliards?';
/** A share, a scale, a power or a digit behind a parted mark: more of the number that the reader does not take in. */
const BEHIND = new RegExp(
  `^(?:[\\s-]*(?:(?:over|out of|divided by|hoch|sur|entre) (?:\\d|\\p{L})|[x*]? ?\\^|[eE][+-]?\\d|[x*] ?10|/ ?\\d|point \\d|(?:${SHARES}|${SCALES})(?!\\p{L}))|-(?:first|second|third|\\p{L}+th)s?(?!\\p{L})|\\s\\d+/\\d|\\s[.,] ?\\d| and (?:an? |\\p{L}+ |\\d+ )(?:${SHARES})(?!\\p{L}))`,
  'iu',
);
const BEFORE =
  /(?:(?:half|quarters?|thirds?|fifths?|viertel|drittel|quarts?|tiers|cuartos?|tercios?)(?: of| de| d'| del| von)? |(?:over|out of|divided by|point|punkt|komma) |\^[+-]*|\d[eE][+-]?|\d ?[.,] |\d\/)$/iu;

/**
 * Marks numbers beside another number, a share or a power: they may be a part of something larger, as in "one twenty two",
 * "a quarter million", "37 1/2" or "14 . 5". Whatever that is, a part of it is not certain.
 */
export function withNeighbourDoubts(plain: string, phrases: readonly NumberPhrase[]): NumberPhrase[] {
  const worded = ({ from, to }: NumberPhrase) => /\p{L}/u.test(plain.slice(from, to));
  const touch = (a: NumberPhrase | undefined, b: NumberPhrase | undefined): boolean => {
    if (a === undefined || b === undefined || !(worded(a) || worded(b))) return false;
    // "200 a week": an article counts nothing.
    if (a.article || b.article) return false;
    const gap = plain.slice(a.to, b.from);
    // "3 hundred and 21" is one number to some and two to others.
    return /^[ \u00a0-]+$/.test(gap) || (worded(a) && !a.spelled && /^ (?:and|und|et|y) $/iu.test(gap));
  };
  return phrases.map((phrase, at) => {
    const beside =
      touch(phrases[at - 1], phrase) ||
      touch(phrase, phrases[at + 1]) ||
      BEFORE.test(plain.slice(Math.max(0, phrase.from - 24), phrase.from)) ||
      BEHIND.test(plain.slice(phrase.to, phrase.to + 30));
    return beside && phrase.doubt === undefined && !phrase.article
      ? { ...phrase, doubt: 'grouping' }
      : phrase;
  });
}
