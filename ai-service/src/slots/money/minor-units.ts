import type { NumberPhrase } from '../number/number-phrase.js';
import { numberPhrases } from '../number/phrase.js';
import { type Rational, toNumber } from '../number/rational.js';
import type { ReadContext } from '../reading.js';

const NAMES = '(?:cents?|centimes?|céntimos|centimos|pence|penny|p|rappen)';

/** The hundredths behind an amount: "12€50", "5 euros 50", "5 dollars and 20 cents". */
export function minorUnits(
  plain: string,
  to: number,
  amount: NumberPhrase,
  ctx: ReadContext,
): { value: Rational; to: number } | null {
  if (amount.value.bottom !== 1n) return null;
  const rest = plain.slice(to, to + 40);
  const [part] = numberPhrases(rest, ctx);
  if (part === undefined || part.doubt !== undefined || part.value.bottom !== 1n) return null;
  const count = toNumber(part.value);
  if (count < 1 || count > 99) return null;
  const gap = rest.slice(0, part.from);
  const named = new RegExp(`^\\s*${NAMES}(?!\\p{L})`, 'iu').exec(rest.slice(part.to));
  const joined = /^\s*(?:and|und|et|con|y|,)?\s*$/iu.test(gap);
  const written =
    !part.spelled &&
    part.to - part.from === 2 &&
    /^\s?$/.test(gap) &&
    !/^\s*[\p{L}\p{Sc}\d%/]/u.test(rest.slice(part.to, part.to + 2));
  // "thirteen dollars forty-five" at the end of what is said.
  const spoken =
    part.spelled && amount.spelled && /^ $/.test(gap) && /^\s*(?:$|[.,;!?])/.test(rest.slice(part.to));
  if (!(joined && named) && !written && !spoken) return null;
  return { value: { top: part.value.top, bottom: 100n }, to: to + part.to + (named ? named[0].length : 0) };
}
