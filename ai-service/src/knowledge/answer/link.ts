import { termOf } from '../../retrieval/text/terms.js';
import { type AskedFor } from './asked-for.js';
import type { Candidate } from './candidates/candidate.js';
import { familyOf } from './families.js';
import { placeOfNumber, type Spoken, speaksOf } from './sentences.js';

/** Words between a candidate and what is asked of it at most. */
const APART = 3;
/** What may stand between "won", "price" or "founded" and the candidate behind it. */
const LEADS =
  /^\s*(?:[:,–—-]|(?:was |were |is |are )?by|is|are|was|were|in|on|at|am|von|par|por|est|ist|es)?(?:\s|$)/iu;

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Whether a candidate stands as the subject or the complement of what is asked, or right beside an asked number. */
export function isLinked(
  asked: AskedFor,
  focus: readonly string[],
  sentence: Spoken,
  candidate: Candidate,
): boolean {
  for (const match of sentence.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (from >= candidate.from && from < candidate.to) continue;
    const before = from < candidate.from;
    const between = before
      ? sentence.text.slice(to, candidate.from)
      : sentence.text.slice(candidate.to, from);
    if (wordsIn(between) > APART || !(before ? LEADS.test(between) : !/[.,;:()·]/.test(between))) continue;
    const word = new Set([familyOf(termOf(match[0].toLowerCase(), sentence.language))]);
    if (focus.some((term) => speaksOf(word, term))) return true;
  }
  return (
    asked.kind !== 'time' && asked.numbers.some((number) => besideNumber(number, sentence.text, candidate))
  );
}

/** As in a list: `2019 - Ada Byron`. */
function besideNumber(number: string, text: string, candidate: Candidate): boolean {
  const at = placeOfNumber(text, number);
  if (!at) return false;
  const between =
    at.index < candidate.from
      ? text.slice(at.index + at[0].length, candidate.from)
      : text.slice(candidate.to, at.index);
  return between.length < 12 && wordsIn(between) <= 1;
}
