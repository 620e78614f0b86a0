import { isCommon, type Language, languageOf, stem } from './languages.js';

/** Longest word that is worth a posting; beyond are encoded blobs and the like. */
const LONGEST = 40;

/** Words and numbers of a text in order, lower case, compatibility forms unified. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s\b/g, '');
  return plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)?.filter((word) => word.length <= LONGEST) ?? [];
}

/** Accents and umlauts taken off, so that `télé` is found by `tele`, and `für` by `fur`. */
function folded(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}

/** The term a word is indexed and searched by. */
export function termOf(word: string, language: Language): string {
  return folded(stem(word, language));
}

/** A text's terms in order, without the common words of its language, and the language they were read in. */
export function readTerms(text: string, language?: Language): { language: Language; terms: string[] } {
  const words = wordsOf(text);
  const spoken = language ?? languageOf(words);
  const terms = words.filter((word) => !isCommon(word, spoken)).map((word) => termOf(word, spoken));
  return { language: spoken, terms };
}

/**
 * Terms of a question over texts in several languages. A few words rarely show their language, and "Kosten" read as
 * English is not the term it has in a German text: each word is looked for as each of the languages would write it.
 */
export function questionTerms(text: string, among: readonly Language[]): string[] {
  const words = wordsOf(text);
  const spoken = languageOf(words, among);
  return words
    .filter((word) => !isCommon(word, spoken))
    .flatMap((word) => [...new Set(among.map((language) => termOf(word, language)))]);
}

/** How often each term occurs: what is stored as postings. */
export function frequenciesOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
