import { isSmallWord } from './language.js';
import * as lexicon from './lexicon.js';

/** Words a question turns on, as they are written without diacritics. Short ones are too near to others to be mended. */
const TERMS =
  `conversion conversions campaign campaigns impressions clicks spending budget budgets keyword keywords revenue
  suggestions alerts yesterday compare increase increased decrease decreased dropped account accounts platform monthly
  kampagne kampagnen ausgaben ausgegeben impressionen klicks suchbegriffe vorschlage warnungen gestern woche monat
  gestiegen gesunken umsatz konten budgets vergleiche bestellungen campagne campagnes depenses depense semaine derniere
  augmente baisse comptes pourquoi combien ventes campana campanas conversiones gastado semana pasada cuentas sugerencias
  alertas ventas presupuesto ingresos cuanto aumento`.split(/\s+/);
const SHORTEST = 5;

/** Every word the lexicon reads is spelled well, as is each of its forms with and without an optional last letter. */
function wordsRead(): string[] {
  const patterns = Object.values(lexicon)
    .flat(3)
    .filter((item): item is RegExp => item instanceof RegExp);
  return patterns
    .flatMap(({ source }) => [...source.matchAll(/(\p{L}+)(\?)?/gu)])
    .flatMap(([, word = '', optional]) => (optional ? [word, word.slice(0, -1)] : [word]));
}
const known = new Set([...TERMS, ...wordsRead()]);

/**
 * Edits between two words: letters put in, left out, replaced, or two neighbours swapped (optimal string alignment, as in
 * Damerau 1964). Counts no further than `most`.
 */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      next.push(edits);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? most + 1;
}

/** How many edits make a typo of a word and no other word. */
export function editsAllowed(word: string): number {
  return word.length < SHORTEST ? 0 : word.length < 9 ? 1 : 2;
}

function mended(word: string): string {
  if (word.length < SHORTEST || known.has(word) || isSmallWord(word) || /\p{N}/u.test(word)) return word;
  const most = editsAllowed(word);
  const near = TERMS.map((term) => [term, editsBetween(word, term, most)] as const)
    .filter(([, edits]) => edits <= most)
    .sort((a, b) => a[1] - b[1]);
  const [first, second] = near;
  // A word as near to two terms says neither; forms of one term do no harm.
  return first && (!second || second[1] > first[1] || sameStem(first[0], second[0])) ? first[0] : word;
}

function sameStem(a: string, b: string): boolean {
  return a.slice(0, SHORTEST) === b.slice(0, SHORTEST);
}

/** Mends typos in the words that matter; `text` as `plainText` makes it. */
export function mendSpelling(text: string): string {
  return text.split(' ').map(mended).join(' ');
}
