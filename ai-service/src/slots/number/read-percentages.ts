import type { ReadContext, Reading } from '../reading.js';
import { plainText } from '../text/plain.js';
import { numberPhrases } from './phrase.js';
import { toNumber } from './rational.js';

const PERCENT =
  /^\s?(?:%|per\s?-?cents?(?!\p{L})|pct\.?(?!\p{L})|percentages?(?!\p{L})|prozente?n?(?!\p{L})|pour\s?-?cent(?!\p{L})|por\s?ciento(?!\p{L}))/iu;

/** Every percentage of a text, in percent (25 for "a quarter" written as "25 %"). */
export function readPercentages(text: string, ctx: ReadContext): Reading<number>[] {
  const plain = plainText(text);
  return numberPhrases(plain, ctx).flatMap((phrase): Reading<number>[] => {
    const mark = PERCENT.exec(plain.slice(phrase.to, phrase.to + 20));
    if (mark === null || phrase.article || !/^$|[\s("'„«:~<>=-]/u.test(plain.charAt(phrase.from - 1)))
      return [];
    // %20 of an address.
    if (/\S*(?:https?:|www\.)\S*$/iu.test(plain.slice(Math.max(0, phrase.from - 80), phrase.from))) return [];
    const negative = /(?:^|[\s(])(?:-|minus |negative |moins |menos )$/iu.test(
      plain.slice(Math.max(0, phrase.from - 12), phrase.from),
    );
    const range = /\d\s?%?\s?[-–]\s?$/.test(plain.slice(Math.max(0, phrase.from - 6), phrase.from));
    const doubt = range ? 'range' : phrase.doubt === 'precision' ? undefined : phrase.doubt;
    const to = phrase.to + mark[0].length;
    const value = toNumber(phrase.value);
    return [
      {
        from: phrase.from,
        to,
        text: text.slice(phrase.from, to),
        value: negative ? -value : value,
        certainty: doubt === undefined ? 'certain' : 'ambiguous',
        ...(doubt === undefined ? {} : { doubt }),
      },
    ];
  });
}
