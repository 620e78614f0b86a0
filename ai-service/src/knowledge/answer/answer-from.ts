import { askedFor } from './asked-for.js';
import { candidatesOf, type Evidence, type Supported } from './evidence.js';

export const DECISION = {
  /** What has to speak for an answer, all passages together; more is more silent. See the curve that its eval prints. */
  least: 0.1,
  /** How much further passages that agree add to the best one. */
  agreement: 2,
  /** Of those, the ones that count: many that speak of something are no proof of it. */
  mostAgreeing: 3,
  /** Passages that an answer quotes at most. */
  mostQuoted: 2,
} as const;

interface Answer {
  readonly key: string;
  readonly strength: number;
  /** Places of the passages that support it, best first. */
  readonly passages: readonly number[];
}

/**
 * The passages that answer a question, best first; none when the documents do not tell. Whoever asks is told either what
 * the business wrote down or that it did not: no answer is put together from passages that only speak of the same thing.
 * Where passages contradict each other, one of each is given.
 */
export function answerFrom<P extends { readonly text: string; readonly heading?: string | null }>(
  question: string,
  passages: readonly P[],
  least: number = DECISION.least,
): P[] {
  const [best, rival] = answersIn(question, passages).filter(({ strength }) => strength >= least);
  if (!best) return [];
  const contradicting = rival?.passages.find((at) => !best.passages.includes(at));
  const quoted = [best.passages[0], contradicting ?? best.passages[1]];
  return quoted.slice(0, DECISION.mostQuoted).flatMap((at) => (at === undefined ? [] : (passages[at] ?? [])));
}

/** Possible answers, strongest first: the best passage's support, and what those that agree with it add. */
export function answersIn(
  question: string,
  passages: readonly { readonly text: string; readonly heading?: string | null }[],
): Answer[] {
  const asked = askedFor(question);
  if (asked.about.length === 0) return [];
  const supports = new Map<string, (Supported & { at: number })[]>();
  for (const [at, { text, heading }] of passages.entries()) {
    for (const one of candidatesOf(asked, heading ? `${heading}: ${text}` : text)) {
      supports.set(one.key, [...(supports.get(one.key) ?? []), { ...one, at }]);
    }
  }
  return [...supports]
    .filter(([, of]) => coversQuestion(of.map(({ evidence }) => evidence)))
    .map(([key, of]) => {
      const ranked = of.sort((a, b) => b.support - a.support || a.at - b.at);
      const agreeing = ranked.slice(1, 1 + DECISION.mostAgreeing);
      const strength =
        (ranked[0]?.support ?? 0) +
        DECISION.agreement * agreeing.reduce((sum, { support }) => sum + 1 / (1 + Math.exp(-support - 1)), 0);
      return { key, strength, passages: ranked.map(({ at }) => at) };
    })
    .sort((a, b) => b.strength - a.strength);
}

/** A number that only the day of writing shows counts; one that is nowhere, or another year, does not. */
const LEAST_OF_NUMBERS = 0.4;

/** Passages together must speak of all that was asked about: agreeing on another year, or another thing, is no answer. */
function coversQuestion(of: readonly Evidence[]): boolean {
  const most = (read: (one: Evidence) => number) => Math.max(...of.map(read));
  return (
    most(({ names }) => names) === 1 &&
    most(({ focus }) => focus) === 1 &&
    most(({ numbers }) => numbers) >= LEAST_OF_NUMBERS &&
    most(({ together }) => together) >= 0.5
  );
}
