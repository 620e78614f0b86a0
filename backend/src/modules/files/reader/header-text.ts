import { currenciesOf } from './currencies.js';

/** A header taken apart: its words in a comparable form, and what it says besides its name. */
export type HeaderText = {
  /** Lower case, no accents, words separated by one blank: `Coût/conv.` -> `cout conv`. */
  readonly words: string;
  /** Currencies its unit can mean: `Amount spent (USD)` -> `['USD']`. */
  readonly currencies: readonly string[];
  /** True for `... (Converted currency)`: the same money a second time. */
  readonly converted: boolean;
  /** True for `Cost (Comparison)`: another period's figures. */
  readonly comparison: boolean;
  /** `7d_click` for `Purchases (7-day click)`. */
  readonly window: string | null;
};

const GROUP = /[([]([^()[\]]{1,60})[)\]]/g;
const CONVERTED =
  /converted currency|umgerechnete wahrung|devise convertie|moneda convertida|moeda convertida|valuta convertita/;
const COMPARISON =
  /^(comparison|compare to|comparar|comparison period|change|change %|vergleich|vergleichszeitraum|anderung|anderung %|comparaison|modification|variation|comparacion|cambio|cambio %|comparacao|alteracao|alteracao %|previous period)$/;
const WINDOW =
  /\b(1|7|28)[ -]*(?:d|days?|tag|tage|jours?|dias?)[ -]*(?:nach |post |after |apres |de |del |do )*(click\w*|view\w*|klick\w*|cliqu\w*|clic\w*|impression\w*|aufruf\w*|visualiza\w*|vue\w*|engaged view\w*)/;

/** Leading words that say "how many" or "all of it" and nothing else. */
const LEADING_FILLER =
  /^(?:(?:# ?(?:of|de)?|no of|number of|nombre de|numero de|anzahl (?:der )?|sum of|sum|summe (?:von )?|somme de|suma de|soma de|total|metrics|segments|insights)(?: |$))+/;

/** Folds text for comparison: NFKC, lower case, accents off, camelCase split, everything but letters and digits a blank. */
export function foldText(text: string): string {
  return text
    .slice(0, 300)
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .replace(/(\p{L})%/gu, '$1 %')
    .trim();
}

/** UTF-8 that was read as Windows-1252 on its way (`dÃ©pensÃ©`): common in exports that passed through a spreadsheet. */
function repairMojibake(text: string): string {
  if (!/[ÃÂ][\u0080-\u00bf]/.test(text)) return text;
  return Buffer.from(text, 'latin1').toString('utf8');
}

/** Takes a header apart. Pure text work: whether the words mean anything is the dictionary's business. */
export function readHeaderText(raw: string): HeaderText {
  let currencies: readonly string[] = [];
  let converted = false;
  let comparison = false;
  const header = repairMojibake(raw.slice(0, 300)).replace(GROUP, (whole, inner: string) => {
    const folded = foldText(inner);
    const unit = currenciesOf(inner);
    if (unit.length > 0) currencies = unit;
    else if (CONVERTED.test(folded)) converted = true;
    else if (COMPARISON.test(folded)) comparison = true;
    else return whole;
    return ' ';
  });
  const tail = /(?:^|[\s_\-,:])(?:in )?([A-Z]{3}|[€£₹$])$/.exec(header.trim());
  let rest = header.trim();
  if (tail?.[1] && currencies.length === 0 && currenciesOf(tail[1]).length > 0 && tail.index > 0) {
    currencies = currenciesOf(tail[1]);
    rest = rest.slice(0, tail.index);
  }
  let words = foldText(rest);
  const window = WINDOW.exec(words);
  if (window) words = words.replace(window[0], ' ').replace(/ +/g, ' ').trim();
  const lean = words.replace(LEADING_FILLER, '').trim();
  return {
    words: lean === '' ? words : lean,
    currencies,
    converted: converted || CONVERTED.test(words),
    comparison,
    window: window ? `${window[1]}d_${/cli|kli/.test(window[2] ?? '') ? 'click' : 'view'}` : null,
  };
}
