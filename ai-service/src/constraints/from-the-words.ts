import { type Constraint, foldedWords, holdsWords } from '@adwright/contracts';
import { languageOf } from '../llm/offline/language.js';
import { readMoney } from '../slots/money/read-money.js';
import { readPercentages } from '../slots/number/read-percentages.js';
import type { ReadContext } from '../slots/reading.js';
import { readWeekdays } from './reader/days.js';
import { Sentence } from './reader/sentence.js';

/** True when everything a constraint names or counts stands in the person's own words: a model adds nothing to them. */
export function isFromTheWords(constraint: Constraint, text: string, currency: string | null): boolean {
  const ctx: ReadContext = { language: languageOf(text, 'en'), currency, today: '2000-01-01' };
  const folded = foldedWords(text);
  if ('target' in constraint && constraint.target.kind === 'named') {
    const words = foldedWords(constraint.target.name);
    if (!holdsWords(folded, words)) return false;
  }
  switch (constraint.kind) {
    case 'max_budget':
      return readMoney(text, ctx).some(
        ({ value, certainty }) =>
          certainty === 'certain' &&
          value.micros.toString() === constraint.amountMicros &&
          value.currency === constraint.currency &&
          value.period === constraint.period,
      );
    case 'margin':
      return readPercentages(text, ctx).some(
        ({ value, certainty }) => certainty === 'certain' && value === constraint.percent,
      );
    case 'closed_days': {
      const named = readWeekdays(new Sentence(text));
      return constraint.weekdays.every((day) => named.includes(day));
    }
    case 'never_exclude':
      return holdsWords(folded, foldedWords(constraint.words));
    case 'forbidden_claim':
      return constraint.phrases.every((phrase) => holdsWords(folded, foldedWords(phrase)));
    default:
      return true;
  }
}
