import { askedFor } from './asked-for.js';
import { evidenceOf } from './evidence.js';

/** Passages that an answer quotes at most. */
const MOST_QUOTED = 2;
/** A second passage is quoted when it answers nearly as well as the first. */
const NEARLY = 0.9;

/**
 * The passages that answer a question, best first; none when the documents do not tell. Whoever asks is told either what
 * the business wrote down or that it did not: no answer is put together from passages that only speak of the same thing.
 */
export function answerFrom<P extends { readonly text: string; readonly heading?: string | null }>(
  question: string,
  passages: readonly P[],
): P[] {
  const asked = askedFor(question);
  const judged = passages
    .map((passage, rank) => ({
      passage,
      rank,
      evidence: evidenceOf(asked, passage.heading ? `${passage.heading}: ${passage.text}` : passage.text),
    }))
    .filter(({ evidence }) => evidence > 0)
    .sort((a, b) => b.evidence - a.evidence || a.rank - b.rank);
  const best = judged[0]?.evidence ?? 0;
  return judged
    .filter(({ evidence }) => evidence >= best * NEARLY)
    .slice(0, MOST_QUOTED)
    .map(({ passage }) => passage);
}
