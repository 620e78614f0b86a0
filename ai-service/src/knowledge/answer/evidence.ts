import { type AskedFor, isYear } from './asked-for.js';
import type { Candidate } from './candidates/candidate.js';
import { candidatesIn } from './candidates/candidates.js';
import { isLinked } from './link.js';
import {
  inContext,
  placeOfNumber,
  type Spoken,
  sentencesOf,
  sideBySide,
  speaksOf,
  spoken,
  unstamped,
} from './sentences.js';

/** What speaks for a candidate in one sentence; each from 0 to 1 unless it says otherwise. */
export interface Evidence {
  /** Share of the question's names that the passage speaks of. */
  readonly names: number;
  /** Share of its other words that the sentence speaks of. */
  readonly focus: number;
  /** Whether the numbers it names are there: 1 in the sentence, less elsewhere in the passage; below 0 for another year. */
  readonly numbers: number;
  /** Share of its names' neighbours that are neighbours here too. */
  readonly together: number;
  /** How full an answer of its kind the candidate is. */
  readonly quality: number;
  /** 1 when the candidate stands right beside what is asked of it. */
  readonly linked: number;
  /** 1 when the sentence by itself answers the whole question. */
  readonly exact: number;
}

/**
 * How much each of them counts: a logistic model whose sum above 0 means "answers". Fitted on questions 1 to 30 of the
 * set that `evals/document-answers.ts` reports on from question 31 on, then rounded.
 */
export const WEIGHTS: Evidence & { readonly base: number } = {
  base: -5.6,
  names: 0.95,
  focus: 0.25,
  numbers: 0.6,
  together: 0.3,
  quality: 2.9,
  linked: 0.4,
  exact: 0.8,
};

/** A candidate of one passage with the sum of what speaks for it. */
export interface Supported {
  readonly key: string;
  readonly support: number;
  readonly evidence: Evidence;
}

/** Characters that are read of a passage: more than one has, so that no text can make an answer slow. */
const MOST_READ = 2_500;
/** Candidates that are looked at in one sentence; a list of more answers nothing. */
const MOST_IN_SENTENCE = 40;

/** The candidates of a passage, each once with its best sentence. */
export function candidatesOf(asked: AskedFor, passage: string): Supported[] {
  const { stamp, body } = unstamped(passage.slice(0, MOST_READ));
  const whole = spoken(body);
  const best = new Map<string, Supported>();
  const sentences = sentencesOf(body);
  for (const [at, text] of sentences.entries()) {
    const sentence = spoken(text, whole.language);
    const context = spoken(inContext(sentences, at), whole.language);
    for (const candidate of candidatesIn(text, asked).slice(0, MOST_IN_SENTENCE)) {
      const evidence = evidenceFor(asked, candidate, sentence, { context, whole, stamp });
      const support = sum(evidence);
      if (support > (best.get(candidate.key)?.support ?? Number.NEGATIVE_INFINITY))
        best.set(candidate.key, { key: candidate.key, support, evidence });
    }
  }
  return [...best.values()];
}

function evidenceFor(
  asked: AskedFor,
  candidate: Candidate,
  sentence: Spoken,
  passage: { context: Spoken; whole: Spoken; stamp: string },
): Evidence {
  const names = asked.about.filter(({ named }) => named).map(({ term }) => term);
  const others = asked.about.filter(({ named }) => !named).map(({ term }) => term);
  const numbers = Math.min(1, ...asked.numbers.map((number) => numberIn(number, passage.context, passage)));
  const together = share(asked.pairs, (pair) => sideBySide(passage.whole, pair));
  const linked =
    asked.kind === 'any' || isLinked(asked, others.length > 0 ? others : names, sentence, candidate);
  const all = share([...names, ...others], (term) => speaksOf(passage.context.families, term));
  const exact = all === 1 && numbers === 1 && together === 1 && linked && candidate.quality >= 0.9;
  return {
    names: share(names, (term) => speaksOf(passage.whole.families, term)),
    focus: share(others, (term) => speaksOf(passage.context.families, term)),
    numbers,
    together,
    quality: candidate.quality,
    linked: linked ? 1 : 0,
    exact: exact ? 1 : 0,
  };
}

function numberIn(
  number: string,
  sentence: Spoken,
  { whole, stamp }: { whole: Spoken; stamp: string },
): number {
  if (placeOfNumber(sentence.text, number)) return 1;
  if (isYear(number) && /(?<!\p{N})(?:1[5-9]|20)\d\d(?!\p{N})/u.test(sentence.text)) return -0.5;
  if (placeOfNumber(whole.text, number)) return 0.7;
  return placeOfNumber(stamp, number) ? 0.4 : 0;
}

function share<T>(of: readonly T[], holds: (one: T) => boolean): number {
  return of.length === 0 ? 1 : of.filter(holds).length / of.length;
}

function sum(evidence: Evidence): number {
  let total = WEIGHTS.base;
  for (const [name, value] of Object.entries(evidence)) total += WEIGHTS[name as keyof Evidence] * value;
  return total;
}
