import { firstNumeral, instructsMachine } from '@adwright/contracts';
import { showsLinkOrMarkup } from '../sentence-gate.js';

const LONGEST = 200;
/** Stands where a numeral was. */
const GONE = '…';

/**
 * A line of a summary out of what somebody said: one line, cut, its numerals left out. Null for what no summary keeps: a
 * link, markup, an order to a machine, or a numeral that cannot be taken out of it.
 */
export function summaryLine(said: string): string | null {
  const line = said
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (line === '' || showsLinkOrMarkup(line) || instructsMachine(line)) return null;
  const plain = line
    .split(' ')
    .map((word) => (firstNumeral(word) === null ? word : GONE))
    .join(' ');
  const cut = [...plain].slice(0, LONGEST).join('').trim();
  return firstNumeral(cut) === null && /\p{L}/u.test(cut) ? cut : null;
}

/** The last `most` lines, each once. */
export function lastLines(lines: readonly (string | null)[], most: number): string[] {
  const kept = lines.filter((line) => line !== null);
  return [...new Set([...kept].reverse())].slice(0, most).reverse();
}
