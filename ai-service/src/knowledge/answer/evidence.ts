import { languageOf } from '../../retrieval/text/languages.js';
import { termOf, wordsOf } from '../../retrieval/text/terms.js';
import type { AnswerKind, AskedFor } from './asked-for.js';
import { familyOf } from './families.js';

export const EVIDENCE = {
  /** Share of what a question is about that a passage must speak of. */
  covered: 0.75,
  /** The same when nothing shows what kind of thing is asked for. */
  coveredOfAny: 0.8,
  /** Share that must stand close to the answer itself. */
  near: 0.5,
  /** Sentences that count as close. */
  window: 1,
} as const;

const MONTH_OR_DAY =
  /(?<!\p{L})(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|märz|march|mar|apr(?:il)?|mai|may|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sonn)tags?|mittwochs?|samstags?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingos?)(?!\p{L})/iu;
const YEAR = /(?<!\p{N})(?:1[5-9]|20)\d\d(?!\p{N})/gu;
const CLOCK = /(?<!\p{N})\d{1,2}(?::\d\d| ?(?:am|pm|uhr|h)\b)/iu;
const NUMBER_WORD =
  /(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|billion|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|dreißig|hundert|tausend|deux|trois|quatre|cinq|dix|vingt|trente|cent|mille|dos|tres|cuatro|cinco|diez|veinte|treinta|ciento|mil|free|kostenlos|gratuite?s?|gratis)(?!\p{L})/iu;
/** Where a place stands: after a preposition of place, or in front of the larger place it lies in. */
const PLACE =
  /(?:\b(?:in|at|near|to|from|outside|im|in der|am|bei|nach|aus|à|au|en|dans|près de|de|a)\s+(?:the\s+|der\s+|la\s+|le\s+)?)(\p{Lu}[\p{L}.'’-]+)|(\p{Lu}[\p{L}.'’-]+),\s+\p{Lu}/gu;
const NAME = /\p{Lu}[\p{L}.'’-]+(?:\s+(?:de|van|von|der|la|el|bin|al)?\s*\p{Lu}[\p{L}.'’-]+)*/gu;

/** How well a passage answers; 0 when it does not. */
export function evidenceOf(asked: AskedFor, passage: string): number {
  const total = asked.about.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0 || !asked.numbers.every((number) => speaksOfNumber(passage, number))) return 0;
  const whole = coverage(asked, passage, total);
  if (whole < (asked.kind === 'any' ? EVIDENCE.coveredOfAny : EVIDENCE.covered)) return 0;
  let best = 0;
  const sentences = sentencesOf(passage);
  for (let at = 0; at < sentences.length; at += 1) {
    const near = sentences.slice(at, at + EVIDENCE.window).join(' ');
    const share = coverage(asked, near, total);
    if (share >= EVIDENCE.near && share > best && holds(asked, near)) best = share;
  }
  return best === 0 ? 0 : whole + best;
}

function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?…])\s+(?=[\p{Lu}\p{N}"“«])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** 2021 also stands in 2021-22 and as 2021s; nothing else stands for it. */
function speaksOfNumber(text: string, number: string): boolean {
  return new RegExp(`(?<![\\p{N}.,])${number}(?!\\p{N}|[.,]\\p{N})`, 'iu').test(text);
}

function coverage(asked: AskedFor, text: string, total: number): number {
  const words = wordsOf(text);
  const spoken = languageOf(words);
  const terms = new Set(words.map((word) => familyOf(termOf(word, spoken))));
  return (
    asked.about.filter(({ term }) => speaksOf(terms, term)).reduce((sum, { weight }) => sum + weight, 0) /
    total
  );
}

/** The term itself, or a longer or shorter form that shares its first letters. */
function speaksOf(terms: ReadonlySet<string>, term: string): boolean {
  if (terms.has(term)) return true;
  if (term.length < 5) return false;
  for (const other of terms) {
    if (other.length >= 5 && (other.startsWith(term) || term.startsWith(other))) return true;
  }
  return false;
}

/** Whether something stands there that could be the answer, and that the question did not say itself. */
function holds(asked: AskedFor, text: string): boolean {
  const fresh = (word: string) =>
    word
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .some((part) => part.length > 1 && !asked.words.has(part));
  const tests: Record<AnswerKind, () => boolean> = {
    any: () => true,
    quantity: () => NUMBER_WORD.test(text) || (text.match(/\p{N}+/gu) ?? []).some(fresh),
    time: () => MONTH_OR_DAY.test(text) || CLOCK.test(text) || (text.match(YEAR) ?? []).some(fresh),
    place: () => [...text.matchAll(PLACE)].some(([, after, before]) => fresh(after ?? before ?? '')),
    // The first word of a sentence is no name by its capital alone.
    person: () => [...text.matchAll(NAME)].some(([name]) => name.includes(' ') && fresh(name)),
  };
  return tests[asked.kind]();
}
