import { type Language, languageOf } from '../../retrieval/text/languages.js';
import { termOf, wordsOf } from '../../retrieval/text/terms.js';
import { familyOf } from './families.js';

/** A text with the terms in it, ready to be held against a question. */
export interface Spoken {
  readonly text: string;
  readonly language: Language;
  /** In their order, as they are written. */
  readonly terms: readonly string[];
  /** Each once, by its family. */
  readonly families: ReadonlySet<string>;
}

export function spoken(text: string, language: Language = languageOf(wordsOf(text))): Spoken {
  const terms = wordsOf(text).map((word) => termOf(word, language));
  return { text, language, terms, families: new Set(terms.map(familyOf)) };
}

/** A day in front of a passage that says when it was written, as in `Jul 28, 2019 ... text`. */
const STAMP = /^\s*\p{L}{3,9}\.? \d{1,2}, \d{4}\s*(?:\.\.\.|…|—|·)\s*/u;

/** Takes the day it was written off a passage: it is no part of what the passage says. */
export function unstamped(passage: string): { stamp: string; body: string } {
  const stamp = STAMP.exec(passage)?.[0] ?? '';
  return { stamp, body: passage.slice(stamp.length) };
}

/** Sentences, and the items of an enumeration in a line. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|\s(?:\.\.\.|…|·|;)\s|(?<=[.!?…])(?<!(?<!\p{L})\p{Lu}\.)\s+(?=[\p{Lu}\p{N}"“«])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const PRONOUN = /^(?:it|he|she|they|er|sie|es|il|elle|ils|elles|él|ella|ellos|ellas)\s/iu;

/** What a sentence speaks of: itself, and with the one before it when it begins with a word that stands for something there. */
export function inContext(sentences: readonly string[], at: number): string {
  const sentence = sentences[at] ?? '';
  const before = sentences[at - 1];
  return before !== undefined && PRONOUN.test(sentence) ? `${before} ${sentence}` : sentence;
}

/** The term itself, or a longer or shorter form that shares its first letters. */
export function speaksOf(families: ReadonlySet<string>, term: string): boolean {
  if (families.has(term)) return true;
  if (term.length < 5) return false;
  for (const other of families) {
    if (other.length >= 5 && (other.startsWith(term) || term.startsWith(other))) return true;
  }
  return false;
}

const ROMAN = ['', '', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** Whether two terms of a name stand side by side, the second also as a Roman number. */
export function sideBySide({ terms }: Spoken, [first, second]: readonly [string, string]): boolean {
  const roman = ROMAN[Number(second)]?.toLowerCase();
  return terms.some((term, at) => {
    const next = terms[at + 1];
    return term === first && next !== undefined && (next === second || next === roman);
  });
}

const QUARTERS: Readonly<Record<string, string>> = {
  q1: '(?:first|1st|erstes|premier|primer)[ -](?:quarter|quartal|trimestre)',
  q2: '(?:second|2nd|zweites|deuxième|segundo)[ -](?:quarter|quartal|trimestre)',
  q3: '(?:third|3rd|drittes|troisième|tercer)[ -](?:quarter|quartal|trimestre)',
  q4: '(?:fourth|4th|viertes|quatrième|cuarto)[ -](?:quarter|quartal|trimestre)',
};

/** Where a text names a number: 2021 also stands in 2021-22, 3 in III and Q3 in "third quarter"; nothing else stands for it. */
export function placeOfNumber(text: string, number: string): RegExpExecArray | null {
  const other = ROMAN[Number(number)] ?? QUARTERS[number];
  const forms = other ? `${number}|${other}` : number;
  return new RegExp(`(?<![\\p{L}\\p{N}.,])(?:${forms})(?![\\p{L}\\p{N}]|[.,]\\p{N})`, 'iu').exec(text);
}
