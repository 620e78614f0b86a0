import type { AskedFor } from '../asked-for.js';
import type { AnswerKind } from '../asked-kinds.js';
import type { Candidate } from './candidate.js';
import { personsIn, placesIn, thingsIn } from './names.js';
import { amountsIn, quantitiesIn } from './quantities.js';
import { timesIn } from './times.js';

const FINDERS: Record<AnswerKind, (sentence: string) => Candidate[]> = {
  person: personsIn,
  thing: thingsIn,
  place: placesIn,
  time: timesIn,
  quantity: quantitiesIn,
  money: amountsIn,
  fact: (sentence) => [...thingsIn(sentence), ...quantitiesIn(sentence)],
  // Nothing shows what would answer: the sentence itself does, or nothing.
  any: (sentence) => [{ key: sentence, from: 0, to: sentence.length, quality: 1 }],
};

/** Everything in a sentence that is of the kind asked for and that the question did not say itself. */
export function candidatesIn(sentence: string, asked: AskedFor): Candidate[] {
  const found = FINDERS[asked.kind](sentence);
  if (asked.kind === 'any') return found;
  return found.filter(({ key }) => key.split(' ').some((word) => word !== '' && !asked.words.has(word)));
}
