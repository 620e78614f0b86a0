/**
 * The same text with one kind of digit, space, dash, apostrophe and quotation mark. Every character becomes exactly one
 * character, so that offsets stay those of the original.
 */
export function plainText(text: string): string {
  let plain = '';
  // By UTF-16 unit: what lies beyond the basic plane is kept as it is.
  for (let at = 0; at < text.length; at++) plain += plainUnit(text.charAt(at));
  return plain;
}

/** Where each script's digits begin, of those that people write amounts with. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10] as const;

function plainUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return unit;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return String(code - zero);
  if (/\s/u.test(unit)) return code === 0x0a || code === 0x0d ? unit : code === 0x20 ? ' ' : TIED_SPACE;
  return SAME[unit] ?? unit;
}

/** What a no-break or thin space becomes: a space that holds a number together. */
export const TIED_SPACE = '\u00a0';

const SAME: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '＇': "'",
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '—': '–',
  '−': '-',
  '－': '-',
  '，': ',',
  '．': '.',
  '٫': '.',
  '٬': ',',
  '％': '%',
  '＄': '$',
  '￥': '¥',
  '￡': '£',
};

/** Lower case and without accents, length kept; for comparing words with a lexicon. */
export function foldWord(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}

/** `foldWord` over a whole text with the length kept: what has no single plain letter stays as it is. */
export function foldText(plain: string): string {
  let folded = '';
  for (let at = 0; at < plain.length; at++) {
    const unit = plain.charAt(at);
    const base = unit.toLowerCase().normalize('NFD').charAt(0);
    folded += base === '' ? unit : base;
  }
  return folded;
}
