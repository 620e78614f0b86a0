import { isCommon, type Language, languageOf } from '../../retrieval/text/languages.js';
import { termOf, wordsOf } from '../../retrieval/text/terms.js';
import { type AnswerKind, KIND_WORDS, KINDS, WHICH } from './asked-kinds.js';
import { familyOf } from './families.js';

/** A word of the question that a passage must speak of. */
export interface AskedTerm {
  readonly term: string;
  /** A name tells what the question is about; the other words tell what of it is asked. */
  readonly named: boolean;
}

export interface AskedFor {
  readonly kind: AnswerKind;
  /** What the question is about, each word once. */
  readonly about: readonly AskedTerm[];
  /** Numbers the question names, such as a year or `q1`: a passage about another one answers another question. */
  readonly numbers: readonly string[];
  /** Words of a name, and a name and its number (`Model 3`), as neighbours: elsewhere they must stand together as well. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Every word of the question, as it stands: none of them can be its answer. */
  readonly words: ReadonlySet<string>;
}

interface Token {
  readonly raw: string;
  readonly word: string;
  readonly term: string;
  readonly from: number;
  readonly to: number;
  readonly named: boolean;
  readonly number: boolean;
  readonly telling: boolean;
}

/** Reads what a question asks for by its words. */
export function askedFor(question: string): AskedFor {
  const spoken = languageOf(wordsOf(question));
  const tokens = tokensOf(question, spoken);
  const kind = kindOf(question, tokens);
  const about = new Map<string, AskedTerm>();
  for (const { term, named, number, telling } of tokens) {
    if (number || !telling) continue;
    const family = familyOf(term);
    about.set(family, { term: family, named: named || about.get(family)?.named === true });
  }
  return {
    kind,
    about: [...about.values()],
    numbers: tokens.filter(({ number }) => number).map(({ word }) => word),
    pairs: tokens.flatMap((one, at) => {
      const before = tokens[at - 1];
      const joined = before && /^[\s-]{1,2}$/.test(question.slice(before.to, one.from));
      return joined && joins(before) && joins(one) ? [[before.term, one.term] as const] : [];
    }),
    words: new Set(tokens.map(({ word }) => word)),
  };
}

function kindOf(question: string, tokens: readonly Token[]): AnswerKind {
  const shown = KINDS.find(([, pattern]) => pattern.test(question))?.[0];
  if (shown) return shown;
  // What is asked of somebody or something with a name has an answer that can be pointed at.
  return WHICH.test(question) && tokens.some(({ named, telling }) => named && telling) ? 'fact' : 'any';
}

export function isYear(word: string): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(word);
}

/** A year goes with any name, and stands in front of it or behind. */
function joins({ named, number, word, telling }: Token): boolean {
  return (named && telling) || (number && !isYear(word));
}

function tokensOf(question: string, spoken: Language): Token[] {
  return [...question.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: raw, index }, at) => {
    const word = raw.toLowerCase();
    const capital = at > 0 && /^\p{Lu}/u.test(raw);
    const [before, after] = [question[index - 1] ?? '', question[index + raw.length] ?? ''];
    // A letter by itself, or a Roman number, tells one version from another; "U.S." is neither.
    const letter = capital && /^(?:[B-HJ-Z]|[IVX]{2,5})$/.test(raw) && !/['’.]/.test(before + after);
    return {
      raw,
      word,
      term: termOf(word, spoken),
      from: index,
      to: index + raw.length,
      // German writes every noun with a capital.
      named: capital && spoken !== 'de',
      number: /\p{N}/u.test(word) || letter,
      telling: word.length > 1 && !isCommon(word, spoken) && !KIND_WORDS.test(word),
    };
  });
}
